import type { Line } from './page-facts.ts';
import type { Scene } from './scene.ts';
import type { Category } from './words/categories.ts';

const COMMITTING: readonly Category[] = ['pay', 'subscribe', 'order', 'upgrade', 'startTrial', 'toPayment'];
const LONGEST_LABEL = 80;

/** The buttons that commit to a purchase, or lead to its next step, in the order of the page. */
export function commitButtons(scene: Scene): (Line & { at: number })[] {
  return scene.lines.flatMap((line, at) =>
    line.role === 'button' &&
    line.text.length <= LONGEST_LABEL &&
    scene.wordsAt(at).some((word) => COMMITTING.includes(word.category))
      ? [{ ...line, at }]
      : [],
  );
}
