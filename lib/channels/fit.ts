import { plainText } from '../plain-text.ts';
import type { Fact, Summary } from './summary.ts';

/** The first of ever shorter tellings whose JSON takes at most `maxBytes` of UTF-8; the inbox has the whole. */
export function fit<Message>(
  summary: Summary,
  maxBytes: number,
  messageOf: (summary: Summary) => Message,
): Message {
  const shorter = { ...summary, prose: clip(summary.prose, 1000) };
  const brief = { ...shorter, facts: clipped(summary.facts), answers: clipped(summary.answers) };
  const tellings = [summary, shorter, brief].map(messageOf);
  return (
    tellings.find((message) => bytesOf(message) <= maxBytes) ?? messageOf({ ...brief, answers: [] })
  );
}

export const bytesOf = (message: unknown): number =>
  new TextEncoder().encode(JSON.stringify(message)).length;

const clip = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length).trimEnd()} …` : text;

const clipped = (facts: Fact[]): Fact[] =>
  facts.map(({ label, value }) => ({ label: plainText(label, 80), value: plainText(value, 80) }));
