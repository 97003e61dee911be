import { describe, expect, it } from 'vitest';

import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { whyNotLook } from '../../lib/policy/where-to-look.ts';

const ON = ['https://*.shop.example/*'];
const NEVER = ['*://*/payroll/*', 'https://bank.example/*'];

describe('a page', () => {
  it.each([
    [{}, 'https://any.example/checkout', undefined],
    [{ neverOn: NEVER }, 'https://any.example/checkout', undefined],
    [{ neverOn: NEVER }, 'https://bank.example/', 'never-on'],
    [{ neverOn: NEVER }, 'http://hr.example/payroll/2026', 'never-on'],
    [{ onlyOn: ON }, 'https://shop.example/pay', undefined],
    [{ onlyOn: ON }, 'https://eu.shop.example/pay', undefined],
    [{ onlyOn: ON }, 'https://any.example/checkout', 'not-only-on'],
    [{ onlyOn: ON, neverOn: NEVER }, 'https://shop.example/payroll/', 'never-on'],
    // A slip must not open every page; one right pattern still counts beside it.
    [{ onlyOn: 'shop.example' }, 'https://any.example/checkout', 'not-only-on'],
    [{ onlyOn: ['shop.example'] }, 'https://shop.example/', 'not-only-on'],
    [{ onlyOn: ['shop.example', ...ON] }, 'https://shop.example/', undefined],
  ])('under %j at %s: %s', (raw, url, because) => {
    expect(whyNotLook(parsePolicy(raw), url)?.because).toBe(because);
  });
});
