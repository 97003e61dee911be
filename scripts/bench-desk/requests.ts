import type { Request } from '../../lib/consultation/consultation.ts';

/** Numbers in [0, 1), the same every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za bra cle dri'.split(
  ' ',
);

/** A made-up word that is always the same for a number. */
export function word(number: number): string {
  let text = '';
  for (let rest = number + 31; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    text += SYLLABLES[rest % SYLLABLES.length];
  return text;
}

const VENDORS = 3000;
const PEOPLE = 20_000;
const TEAMS = 60;
const NOTE_WORDS = 5000;

/** Few are asked for often, most rarely. */
const skewed = (random: () => number, among: number): number => Math.floor(among * random() ** 3);

export const vendorName = (number: number): string => `${word(number)} ${word(number + 7000)}`;

/** A request like those people send; `index` makes its id. */
export function aRequest(index: number, random: () => number): Request {
  const vendor = skewed(random, VENDORS);
  const person = Math.floor(random() * PEOPLE);
  const note = Array.from({ length: 9 }, () => word(50_000 + skewed(random, NOTE_WORDS)));
  return {
    id: uuidOf(index),
    createdAt: '2026-11-24T08:59:00.000Z',
    language: 'en',
    timing: 'before',
    vendor: { name: vendorName(vendor), domain: `${word(vendor)}.example` },
    offer: {
      product: vendorName(vendor),
      plan: 'Pro',
      seats: 1 + Math.floor(random() * 40),
      price: { minor: 14_400, currency: 'EUR' },
      period: 'month',
    },
    url: `https://${word(vendor)}.example/checkout`,
    evidence: [
      { kind: 'card-form', weight: 2.1 },
      { kind: 'per-seat', weight: 1.4 },
    ],
    buyer: {
      name: `${word(20_000 + person)} ${word(40_000 + (person % 900))}`,
      email: `${word(20_000 + person)}@corp.example`,
      team: word(90_000 + Math.floor(random() * TEAMS)),
    },
    answers: ['purpose', 'customer', 'information', 'impact'].map((question) => ({
      question,
      option: 'efficiency',
      questionText: 'Which business purpose does it serve?',
      optionText: 'Working faster or better',
    })),
    assessment: { level: 'talk', reasons: ['It will hold customers’ data.'], alternatives: [] },
    note: note.join(' '),
    venue: 'written',
  };
}

/** A UUID by number, spread as random ones are. */
export function uuidOf(index: number): string {
  const spread = Math.imul(index, 0x9e3779b1) >>> 0;
  const tail = index.toString(16).padStart(12, '0');
  return `${spread.toString(16).padStart(8, '0')}-5bd1-4000-8000-${tail}`;
}
