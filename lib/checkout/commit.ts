import type { Scene } from './scene.ts';
import type { Category } from './words/categories.ts';

const COMMITTING: readonly Category[] = [
  'pay',
  'subscribe',
  'order',
  'upgrade',
  'startTrial',
  'toPayment',
];
const LONGEST_LABEL = 80;

/** The lines of the buttons that commit to a purchase, or lead to its next step. */
export function commitButtons(scene: Scene): number[] {
  const found: number[] = [];
  for (const [at, { role, text }] of scene.lines.entries())
    if (role === 'button' && text.length <= LONGEST_LABEL && says(scene, at, COMMITTING))
      found.push(at);
  return found;
}

/** Whether the line at `at` holds a word of one of `categories`. */
export const says = (scene: Scene, at: number, categories: readonly Category[]): boolean =>
  scene.wordsAt(at).some((word) => categories.includes(word.category));
