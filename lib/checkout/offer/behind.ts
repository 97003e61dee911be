import type { Reading } from '../reading.ts';
import { remembered } from '../remembered.ts';
import type { Scene } from '../scene.ts';
import type { LabelledPrice } from './labels.ts';

const CARD_LINES = 6;
const LONGEST_NAME = 30;

/**
 * The price that a dialog leaves to the page behind it: the one on the card whose name the dialog says ("You are about
 * to subscribe to the Team plan"), else the only one there.
 */
export const priceBehind = remembered(({ behind, lines }: Scene): LabelledPrice | undefined => {
  if (!behind) return undefined;
  const prices = behind.prices.filter(
    ({ label, money }) => money.minor > 0 && label !== 'discount',
  );
  if (prices.length === 0) return undefined;
  const said = ` ${lines.map(({ text }) => text).join(' ')} `.replace(/[.,:;!?()"“”]/g, ' ');
  return (
    prices.findLast(({ at }) => behind.lines[at]!.chosen) ??
    prices.find(({ at }) => isNamed(behind, at, said)) ??
    (new Set(prices.map(({ money }) => money.minor)).size === 1 ? prices[0] : undefined)
  );
});

/** Whether one of the lines just above a price is a name that `said` holds. */
function isNamed(behind: Reading, at: number, said: string): boolean {
  for (let above = at - 1; above >= 0 && above >= at - CARD_LINES; above--) {
    const { role, text } = behind.lines[above]!;
    if (role === 'button') return false;
    if (behind.pricesAt(above).length > 0) return false;
    if (text.length > 1 && text.length <= LONGEST_NAME && said.includes(` ${text} `)) return true;
  }
  return false;
}
