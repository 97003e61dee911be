import type { PageFacts } from './page-facts.ts';
import type { Sighting } from './sighting.ts';

/** First light: replaced by evidence, weights and words. */
export function detect(
  facts: PageFacts,
  url: string,
): { seen: true; sighting: Sighting } | { seen: false; because: 'not-a-checkout'; score: number } {
  const text = facts.lines.map((line) => line.text).join('\n');
  const card =
    facts.fields.some((field) => field.autocomplete.includes('cc-')) ||
    facts.frames.some((frame) => /card|payment/i.test(frame.title));
  const price = /([$€£])\s?(\d+(?:[.,]\d\d)?)/.exec(text);
  const recurring = /\b(per|a|every)\s?(month|year)|\/\s?(mo|month|yr|year)\b|annual|monthly/i.test(
    text,
  );
  const buying = facts.lines.some(
    (line) => line.role === 'button' && /\b(pay|subscribe|upgrade|buy|confirm)\b/i.test(line.text),
  );
  const score = (Number(card || buying) + Number(Boolean(price)) + Number(recurring)) / 3;
  if (score < 1) return { seen: false, because: 'not-a-checkout', score };
  const name = facts.meta.get('og:site_name') ?? facts.host.split('.').at(-2) ?? facts.host;
  const minor = Math.round(Number(price![2]!.replace(',', '.')) * 100);
  const currency = { $: 'USD', '€': 'EUR', '£': 'GBP' }[price![1]!]!;
  return {
    seen: true,
    sighting: {
      url,
      language: facts.language || 'en',
      vendor: { name },
      offer: {
        price: { minor, currency },
        period: /year|annual|yr/i.test(text) ? 'year' : 'month',
      },
      evidence: [{ kind: 'recurring-price', weight: 1, seen: price![0] }],
      score: 0.9,
    },
  };
}
