import { plainText } from '../plain-text.ts';
import type { Fact, Summary } from './summary.ts';

/** The first of ever shorter tellings whose JSON takes at most `maxBytes` of UTF-8, the shortest where none does. */
export function fit<Message>(
  summary: Summary,
  maxBytes: number,
  messageOf: (summary: Summary, isShortened: boolean) => Message,
): Message {
  let message = messageOf(summary, false);
  for (const lengths of SHORTER) {
    if (bytesOf(message) <= maxBytes) break;
    message = messageOf(shortened(summary, lengths), true);
  }
  return message;
}

const bytesOf = (message: unknown): number =>
  new TextEncoder().encode(JSON.stringify(message)).length;

/** Characters that prose, each fact and each answer keep. */
interface Lengths {
  prose: number;
  fact: number;
  answer: number;
}

const SHORTER: Lengths[] = [
  { prose: 1000, fact: 300, answer: 300 },
  { prose: 1000, fact: 80, answer: 80 },
  { prose: 1000, fact: 80, answer: 0 },
  { prose: 100, fact: 80, answer: 0 },
  { prose: 0, fact: 30, answer: 0 },
  { prose: 0, fact: 0, answer: 0 },
];

const shortened = (summary: Summary, { prose, fact, answer }: Lengths): Summary => ({
  title: summary.title,
  facts: clippedFacts(summary.facts, fact),
  answers: clippedFacts(summary.answers, answer),
  prose: clip(summary.prose, prose),
});

const clip = (text: string, length: number) =>
  text.length > length ? `${plainCut(text, length)}${length > 0 ? ' …' : ''}` : text;

/** Between two characters, never within one. */
const plainCut = (text: string, length: number) =>
  text
    .slice(0, length)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd();

function clippedFacts(facts: Fact[], length: number): Fact[] {
  if (length === 0) return [];
  return facts.map(({ label, value }) => ({
    label: plainText(label, length),
    value: plainText(value, length),
  }));
}
