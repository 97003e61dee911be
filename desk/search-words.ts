import type { Request } from '../lib/consultation/consultation.ts';

const MAX_WORDS = 40;
const MAX_LENGTH = 40;

/** Text as its search words: lower case, no accents, letters and digits of any script. */
export function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  const words = folded.match(/[\p{Letter}\p{Number}]+/gu) ?? [];
  return words.map((word) => word.slice(0, MAX_LENGTH));
}

/** What a request is found by: vendor, product, plan, who asks, note. */
export function searchWords({ vendor, offer, buyer, note }: Request): string[] {
  const parts = [vendor.name, vendor.domain, offer?.product, offer?.plan];
  const people = [buyer?.name, buyer?.team, buyer?.email];
  const text = [...parts, ...people, note].filter(Boolean).join(' ');
  return [...new Set(wordsOf(text))].slice(0, MAX_WORDS);
}
