import { COMMITTING } from '../commit.ts';
import type { Scene } from '../scene.ts';
import { phrasesFor, wordsFor } from '../words/words.ts';
import { patternOf } from './patterns.ts';

/** "Acme (annual subscription)" */
const REMARK = /\s*[(（][^()（）]*[)）]$/;

/** "Subscribe to Acme for teams", "购买石墨文档高级版": a name without what is done with it and which plan of it is taken. */
export function bareName({ language }: Scene, text: string): string {
  const words = wordsFor(language);
  const offered = withoutOffer(text.replace(REMARK, ''), language);
  const done = words.find(offered, COMMITTING).find(({ index }) => index === 0);
  const rest = offered.slice(done?.length ?? 0).trim();
  const plan = words.find(rest, ['planName']).at(-1);
  const isLast = plan !== undefined && plan.index > 0 && plan.index + plan.length === rest.length;
  const name = (isLast ? rest.slice(0, plan.index).trim() : rest).split(/\s+/);
  if (isJoint(name[0], language)) name.shift();
  if (isJoint(name.at(-1), language)) name.pop();
  return name.join(' ') || text;
}

/** "Order Acme" without "Order", "Acme kaufen" without "kaufen". */
function withoutOffer(text: string, language: string): string {
  const lower = text.toLowerCase();
  const [before, after] = phrasesFor(language)
    .flatMap(({ subscribeTo }) => subscribeTo)
    .map(patternOf)
    .find(([start, end]) => lower.startsWith(start) && lower.endsWith(end)) ?? ['', ''];
  return text.slice(before.length, text.length - after.length).trim();
}

/** A word that only joins others, as "to" and "for" do. */
const isJoint = (word: string | undefined, language: string): boolean =>
  phrasesFor(language).some(({ stopWords }) => stopWords.includes(word ?? ''));
