import type { AdviceDraft } from '../consultation/consultation.ts';
import { plainText } from '../plain-text.ts';

/** What somebody in IT wrote in another tool: advice where its first line says so, else a message. */
export type Reply = { kind: 'message'; text: string } | { kind: 'advice'; advice: AdviceDraft };

const FIRST_LINES: [RegExp, AdviceDraft['verdict']][] = [
  [/^go ahead[.!]*$/i, 'go-ahead'],
  [/^go ahead if:?$/i, 'go-ahead-with-conditions'],
  [/^use (.{1,120}?) instead[.!]*$/i, 'use-this-instead'],
  [/^let[’']?s talk[.!]*$/i, 'lets-talk'],
];

/**
 * Reads a reply's own words (without what it quotes). Only a whole first line counts: a sentence that happens to begin
 * with "Go ahead" is a message, and a buyer advises nobody. `undefined`: nothing was said.
 */
export function readReply(text: string, sender: 'it' | 'buyer' = 'it'): Reply | undefined {
  const lines = text.split(/\r\n|[\r\n]/).map((line) => plainText(line, 4000));
  const whole = cut(lines.join('\n').trim());
  if (!whole) return undefined;
  const [first = '', ...rest] = sender === 'it' ? whole.split('\n') : [];
  for (const [pattern, verdict] of FIRST_LINES) {
    const matched = pattern.exec(first);
    if (!matched) continue;
    const advice = adviceOf(verdict, matched[1], rest);
    return advice ? { kind: 'advice', advice } : { kind: 'message', text: whole };
  }
  return { kind: 'message', text: whole };
}

function adviceOf(
  verdict: AdviceDraft['verdict'],
  alternative: string | undefined,
  rest: string[],
): AdviceDraft | undefined {
  const isCondition = (line: string) =>
    verdict === 'go-ahead-with-conditions' && /^[-*•]\s+\S/.test(line);
  const conditions = rest.filter(isCondition).map((line) => plainText(line.slice(1), 300));
  if (verdict === 'go-ahead-with-conditions' && conditions.length === 0) return undefined;
  return {
    verdict,
    message: rest
      .filter((line) => !isCondition(line))
      .join('\n')
      .trim(),
    conditions: conditions.slice(0, 10),
    ...(alternative ? { alternative: plainText(alternative, 120) } : {}),
  };
}

/** The whole stays where it was written. */
const cut = (text: string) => (text.length > 4000 ? `${text.slice(0, 3998)} …` : text);
