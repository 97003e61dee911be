// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';

import type { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';

import { lookAtSaved } from '../../../lib/browser/saved-page.ts';
import { explainSpotting } from '../../../lib/policy/check/explain-spotting.ts';
import { parsePolicy } from '../../../lib/policy/parse-policy.ts';

const CHECKOUT = 'https://lumen-notes.example/checkout?plan=team';
const open = parsePolicy({});

// Else it complains of style sheets that it does not load.
(window as never as Window).happyDOM.settings.handleDisabledFileLoadingAsSuccess = true;

async function saved(file: string, url: string) {
  const html = readFileSync(`test/pages/${file}`, 'utf8');
  return lookAtSaved(new DOMParser().parseFromString(html, 'text/html'), url, {});
}

describe('a saved page', () => {
  it('of a software checkout would be spotted, and says by what', async () => {
    const { spotted, steps, evidence } = explainSpotting(
      open,
      CHECKOUT,
      await saved('lumen-notes/checkout.html', CHECKOUT),
    );
    expect(spotted).toBe('yes');
    expect(steps.at(-1)).toContain('a software subscription by Lumen Notes');
    expect(evidence.length).toBeGreaterThan(3);
    expect(evidence.filter(({ why }) => !why)).toEqual([]);
  });

  it('of a shoe shop would not, and says what spoke against it', async () => {
    const url = 'https://northstride.example/checkout';
    const { spotted, evidence } = explainSpotting(
      open,
      url,
      await saved('northstride/checkout.html', url),
    );
    expect(spotted).toBe('no');
    expect(evidence[0]?.weight).toBeLessThan(0);
  });

  it.each([
    [
      { neverOn: ['https://*.lumen-notes.example/*'] },
      'neverOn has https://*.lumen-notes.example/*',
    ],
    [{ onlyOn: ['https://*.shop.example/*'] }, 'no pattern of onlyOn fits it'],
  ])('is not looked at under %j, whatever is in it', async (raw, step) => {
    const page = await saved('lumen-notes/checkout.html', CHECKOUT);
    const { spotted, steps } = explainSpotting(parsePolicy(raw), CHECKOUT, page);
    expect(spotted).toBe('no');
    expect(steps[0]).toContain(step);
  });
});

describe('an address alone', () => {
  it.each([
    ['https://checkout.stripe.com/c/pay/cs_1', 'payment service'],
    ['https://acme.example/billing', 'a word of buying'],
    ['https://acme.example/about', 'does not open the gate'],
  ])('%s tells about the gate, and that the rest needs the page', (url, step) => {
    const { spotted, steps } = explainSpotting(open, url);
    expect(spotted).toBe('unknown');
    expect(steps[1]).toContain(step);
    expect(steps.at(-1)).toContain('save it');
  });
});
