import { describe, expect, it } from 'vitest';

import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import { decide } from '../../lib/nudge/decide.ts';
import type { VendorHistory } from '../../lib/nudge/history.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const AN_HOUR_AGO = '2026-11-24T09:00:00.000Z';
const ADVICE = '7f6fd3d6-6f10-4b0c-9f0e-2a2f1a8f9a11';
const vendor = { name: 'Lumen Notes', domain: 'lumen.example' };

const answered = (seenRevision: number): ConsultationRecord => ({
  request: {
    id: '2d5d2a52-5a5a-4f43-8a4e-0f9d2a8a7c10',
    createdAt: AN_HOUR_AGO,
    language: 'en',
    timing: 'before',
    vendor,
    answers: [],
    venue: 'written',
  },
  delivery: { state: 'received', at: AN_HOUR_AGO },
  conversation: {
    id: '2d5d2a52-5a5a-4f43-8a4e-0f9d2a8a7c10',
    status: 'answered',
    revision: 2,
    receivedAt: AN_HOUR_AGO,
    messages: [],
    advice: [
      {
        id: ADVICE,
        verdict: 'go-ahead',
        message: 'Yes.',
        conditions: [],
        by: 'Priya',
        at: AN_HOUR_AGO,
      },
    ],
  },
  pending: [],
  seenRevision,
});

describe('advice that the nudge has already shown', () => {
  it.each<[string, number, VendorHistory, string]>([
    ['shows again while nobody has read it', 1, { shownAt: AN_HOUR_AGO }, 'advice'],
    ['stays quiet once it was read in the popup', 2, { shownAt: AN_HOUR_AGO }, 'shown-lately'],
    [
      'stays quiet once the buyer has closed it',
      1,
      { shownAt: AN_HOUR_AGO, quietUntil: '2026-11-30T09:00:00.000Z' },
      'asked-for-quiet',
    ],
  ])('%s', (_, seenRevision, past, expected) => {
    const decision = decide({
      sighting: {
        url: 'https://lumen.example/checkout',
        language: 'en',
        vendor,
        offer: {},
        evidence: [],
        score: 1,
      },
      history: { 'lumen.example': { adviceShown: ADVICE, ...past } },
      policy: {},
      organisation: null,
      consultations: [answered(seenRevision)],
      connection: { state: 'enrolled' },
      now: NOW,
    });
    expect(decision.show ? decision.kind : decision.because).toBe(expected);
  });
});
