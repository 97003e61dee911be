// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { look } from '../../lib/browser/look.ts';
import { moneyOf } from '../../lib/checkout/money.ts';
import strings from '../pages/languages/strings.json' with { type: 'json' };
import { type Strings, totalOf } from '../pages/languages/write.ts';

const LANGUAGES = Object.entries(strings as Record<string, Strings>);

function open(file: string): Document {
  const markup = readFileSync(`test/pages/languages/${file}.html`, 'utf8');
  return new DOMParser().parseFromString(markup, 'text/html');
}

describe.each(LANGUAGES)('in "%s"', (language, said) => {
  it('the checkout of five seats of Lumen Notes Team is spotted with its offer', async () => {
    const seen = await look(open(language), { href: 'https://lumen-notes.example/checkout' });
    expect(seen).toMatchObject({
      seen: true,
      sighting: {
        language: said.locale,
        vendor: { name: 'Lumen Notes' },
        offer: {
          plan: 'Team',
          seats: 5,
          period: 'month',
          price: moneyOf(totalOf(said), said.currency),
        },
      },
    });
  });

  it('the checkout of a pair of shoes leaves everyone in peace', async () => {
    const seen = await look(open(`${language}-shop`), {
      href: 'https://fjellsko.example/checkout',
    });
    expect(seen).toMatchObject({ seen: false, because: 'not-a-checkout' });
  });
});
