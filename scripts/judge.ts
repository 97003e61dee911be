import type { Sighting } from '../lib/checkout/sighting.ts';
import type { LabelledPage } from './labelled-pages.ts';

/** What was seen at a page: the gate's and the detector's word. */
export interface Seen {
  gate: boolean;
  sighting?: Sighting;
  /** What went wrong on the way, e.g. a sighting that does not fit its schema. */
  error?: string;
}

export interface Judgement {
  pages: number;
  precision: number;
  recall: number;
  vendor: number;
  offer: number;
  seats: number;
  misses: Miss[];
}

export interface Miss {
  file: string;
  what: 'missed' | 'false alarm' | 'vendor' | 'offer' | 'seats' | 'error';
  expected: string;
  found: string;
}

/**
 * Compares what was seen with the labels. Extraction is judged on the checkouts that were spotted, and there on what
 * the index states. A share of nothing is 1.
 */
export function judge(results: readonly { page: LabelledPage; seen: Seen }[]): Judgement {
  const misses: Miss[] = [];
  const tally = { vendor: new Share(), offer: new Share(), seats: new Share() };
  let found = 0;
  let alarms = 0;
  const wanted = results.filter(({ page }) => page.label === 'saas_checkout').length;

  for (const { page, seen } of results) {
    const miss = (what: Miss['what'], expected: string, found: string) =>
      misses.push({ file: page.file, what, expected, found });
    const { sighting } = seen;
    if (seen.error) miss('error', 'no error', seen.error);
    if (page.label !== 'saas_checkout') {
      if (!sighting) continue;
      alarms++;
      miss('false alarm', page.label, `${sighting.vendor.name}, score ${sighting.score}`);
      continue;
    }
    if (!sighting) {
      miss('missed', page.label, seen.gate ? 'the detector stayed quiet' : 'the gate stayed shut');
      continue;
    }
    found++;
    for (const part of ['vendor', 'offer', 'seats'] as const) {
      const [expected, got, right] = COMPARE[part](page, sighting);
      if (expected === undefined) continue;
      tally[part].add(right);
      if (!right) miss(part, expected, got);
    }
  }
  return {
    pages: results.length,
    precision: found + alarms === 0 ? 1 : found / (found + alarms),
    recall: wanted === 0 ? 1 : found / wanted,
    vendor: tally.vendor.value,
    offer: tally.offer.value,
    seats: tally.seats.value,
    misses,
  };
}

class Share {
  private right = 0;
  private all = 0;
  add(right: boolean): void {
    this.all++;
    if (right) this.right++;
  }
  get value(): number {
    return this.all === 0 ? 1 : this.right / this.all;
  }
}

/** What the index expects (undefined: not judged), what was found, and whether they agree. */
type Compare = (
  page: LabelledPage,
  sighting: Sighting,
) => [expected: string | undefined, found: string, right: boolean];

const COMPARE: Record<'vendor' | 'offer' | 'seats', Compare> = {
  vendor: (page, { vendor }) => [
    page.vendor,
    vendor.name,
    page.vendor !== undefined && isSameVendor(page.vendor, vendor.name),
  ],
  offer: (page, { offer }) => {
    const parts = [
      [page.amount, offer.price?.minor],
      [page.currency, offer.price?.currency],
      [page.period, offer.period],
    ].filter(([expected]) => expected !== undefined);
    return [
      page.amount === undefined ? undefined : parts.map(([expected]) => expected).join(' '),
      parts.map(([, found]) => found ?? '—').join(' '),
      parts.every(([expected, found]) => expected === found),
    ];
  },
  seats: (page, { offer }) => [
    page.seats?.toString(),
    offer.seats?.toString() ?? '—',
    page.seats === offer.seats,
  ],
};

const LEGAL_FORM =
  /\b(inc|incorporated|llc|l l c|ltd|limited|gmbh|ug|ag|se|kg|co|corp|corporation|company|plc|bv|b v|nv|sa|s a|sas|sarl|srl|s r l|spa|sp z o o|oy|oyj|ab|aps|a s|as|pty|pte|kk|株式会社|有限公司)\b\.?/gu;

/** Folds case, marks, punctuation and legal forms: «Sketch B.V.» and «sketch» are one name. */
export function foldVendor(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  const bare = words.replace(LEGAL_FORM, ' ').replace(/\s+/g, ' ').trim();
  return bare === '' ? words.trim() : bare;
}

/** One name after folding, or one the other's whole words: «Tuta» and «Tuta Mail» name one vendor. */
export function isSameVendor(expected: string, found: string): boolean {
  const [a, b] = [` ${foldVendor(expected)} `, ` ${foldVendor(found)} `];
  return a.trim() !== '' && b.trim() !== '' && (a.includes(b) || b.includes(a));
}
