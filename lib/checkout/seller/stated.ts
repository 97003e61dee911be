import type { Line } from '../page-facts.ts';
import type { Scene } from '../scene.ts';
import type { Steps } from '../steps.ts';
import type { PatternCategory } from '../words/categories.ts';
import { expressionFor, type Writer } from '../words/expressions.ts';
import { phrasesFor } from '../words/words.ts';
import { namesIn, patternOf } from './patterns.ts';

const LINES_A_STEP = 8;
const EARLY_LINES = 8;

/** Where a page begins, and says whose it is. */
export const earlyLines = (lines: readonly Line[]): readonly Line[] => lines.slice(0, EARLY_LINES);

const LONGEST_LINE = 80;
/** A colon stands behind the label of a seller, or nothing and the name is on the next line. */
const SELLER: Writer = (anyOf) => new RegExp(`^${anyOf('seller')}(?=\\s*[:：]|$)`, 'i');
const NOTHING = /^\s*[:：]?\s*$/;
const AFTER_COLON = /^\s*[:：]\s*(?<name>[^·|]+)/;
/** Banks do without the colon: "Esercente MailUp S.p.A.". */
const PAYEE: Writer = (anyOf) => new RegExp(`^${anyOf('payee')}(?=\\s*[:：]|\\s|$)`, 'i');
const AFTER_PAYEE = /^\s*[:：]?\s*(?<name>[\p{Lu}\p{Lo}].*)?$/u;

/** Names under a label of the seller: "Vendor: Acme", or "Seller of record" with the name on the next line. */
export function labelledNames(lines: readonly Line[], language: string): string[] {
  const kinds = [
    [expressionFor(language, SELLER), AFTER_COLON],
    [expressionFor(language, PAYEE), AFTER_PAYEE],
  ] as const;
  return lines.flatMap(({ text }, at) => {
    if (text.length > LONGEST_LINE) return [];
    const [label, after] = kinds.find(([one]) => one.test(text)) ?? [];
    if (!label) return [];
    const rest = text.replace(label, '');
    const name = NOTHING.test(rest) ? lines[at + 1]?.text : after!.exec(rest)?.groups?.['name'];
    return name ? [name] : [];
  });
}

/** Names in the sentences that say who sells, who charges…: "Merchant of Record for Acme", "Acme will charge you". */
export function* namesSaid(
  categories: readonly PatternCategory[],
  { facts, language }: Scene,
  lines: readonly Line[] = facts.lines,
): Steps<string[]> {
  const names: string[] = [];
  for (const phrases of phrasesFor(language)) {
    const stopWords = new Set(phrases.stopWords);
    const patterns = categories.flatMap((category) => phrases[category]).map(patternOf);
    for (const [at, { text }] of lines.entries()) {
      names.push(...namesIn(text, patterns, stopWords));
      if (at % LINES_A_STEP === 0) yield;
    }
  }
  return names;
}

const IS_NAME = /^[\p{Lu}\p{Lo}][^,;:!?]{1,40}$/u;

/** "Purchase Acme Sign Standard by Acme": how marketplaces head an order. */
export function namesInHeadings({ facts, language }: Scene): string[] {
  const joints = phrasesFor(language)
    .flatMap(({ soldBy }) => soldBy.map(patternOf))
    .flatMap(([before, after]) => (after === '' ? [` ${before}`] : []));
  return facts.lines.flatMap(({ role, text }) => {
    if (role !== 'heading') return [];
    const lower = text.toLowerCase();
    const joint = joints.find((one) => lower.includes(one));
    const name = joint && text.slice(lower.lastIndexOf(joint) + joint.length);
    return name && IS_NAME.test(name) ? [name] : [];
  });
}
