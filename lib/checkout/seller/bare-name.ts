import { COMMITTING } from '../commit.ts';
import type { Scene } from '../scene.ts';
import { wordsFor } from '../words/words.ts';

/** "Order Acme for teams", "购买石墨文档高级版": a name without what is done with it and which plan of it is taken. */
export function bareName({ language }: Scene, text: string): string {
  const words = wordsFor(language);
  const done = words.find(text, COMMITTING).find(({ index }) => index === 0);
  const rest = text.slice(done?.length ?? 0).trim();
  const plan = words.find(rest, ['planName']).at(-1);
  const isLast = plan !== undefined && plan.index > 0 && plan.index + plan.length === rest.length;
  return (isLast ? rest.slice(0, plan.index).trim() : rest) || text;
}
