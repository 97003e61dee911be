import { describe, expect, it } from 'vitest';

import { urgency } from '../../desk/urgency.ts';
import type { Level } from '../../lib/checklist/answers.ts';
import { aRequest } from './running-app.ts';

const NOW = Date.UTC(2026, 10, 24, 9);
const HOUR = 3_600_000;
const level = (level: Level) => ({ assessment: { level, reasons: [], alternatives: [] } });
const hours = (more: Parameters<typeof aRequest>[0]) => (urgency(aRequest(more), NOW) - NOW) / HOUR;

describe('by when a request should be answered', () => {
  it('is sooner the more there is to talk about', () => {
    expect([hours(level('consult')), hours(level('talk')), hours(level('go'))]).toEqual([
      4, 24, 72,
    ]);
  });

  it('is later for somebody who has paid already', () => {
    expect(hours({ ...level('consult'), timing: 'after' })).toBe(8);
  });

  it('is never after the day it is needed, nor before it was asked', () => {
    expect(hours({ ...level('go'), neededBy: '2026-11-25' })).toBe(15);
    expect(hours({ ...level('go'), neededBy: '2026-12-25' })).toBe(72);
    expect(hours({ ...level('go'), neededBy: '2020-01-01' })).toBe(0);
  });
});
