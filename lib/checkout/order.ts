import type { Field, Frame } from './page-facts.ts';
import { servedBy, takesCards } from './payment-hosts.ts';
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

const CARD_FIELD =
  /cc-(number|exp|csc)|card[-_ ]?(num|no\b|code|cvc|cvv|exp|ver)|ccnum|credit.?card|\bcvc|\bcvv|security.?code/;
const CARD_FRAME =
  /card|karte|carte|tarjeta|cart[aã]o|carta|kaart|kart|カード|카드|卡|(payment|zahlung|paiement|pago|pagamento|betal\w+|支払|결제|支付|付款).*(input|frame|eingabe|saisie|entrada|inser|invoer|ind?mat|入力|입력|输入)/i;

const isCardField = ({ autocomplete, hint, type }: Field): boolean =>
  type !== 'radio' &&
  type !== 'checkbox' &&
  (CARD_FIELD.test(autocomplete) || CARD_FIELD.test(hint));

const isCardFrame = ({ host, path, title }: Frame): boolean =>
  takesCards(host, path) || CARD_FRAME.test(title);

/** Whether the line at `at` holds a word of one of `categories`. */
export const says = (scene: Scene, at: number, categories: readonly Category[]): boolean =>
  scene.wordsAt(at).some((word) => categories.includes(word.category));

/** Whether card details are asked for, in fields or in a payment provider's frame. */
export const hasCardForm = (scene: Scene): boolean =>
  scene.fields.some(isCardField) || scene.frames.some(isCardFrame);

/** The lines of the buttons that commit to a purchase, or lead to its next step. */
export function commitButtons(scene: Scene): number[] {
  const found: number[] = [];
  for (const [at, { role, text }] of scene.lines.entries())
    if (role === 'button' && text.length <= LONGEST_LABEL && says(scene, at, COMMITTING))
      found.push(at);
  return found;
}

const hasSum = (scene: Scene): boolean =>
  scene.prices.some(({ label }) => label === 'total' || label === 'due-today');

/**
 * How far this page is an order. `drawn-up`: a price, a button that commits, and the order itself: a sum, a card form,
 * a dialog or a payment page. `offered`: a price and such a button. `listed`: plans side by side, each with its own.
 */
export function orderState(scene: Scene): 'drawn-up' | 'offered' | 'listed' | 'none' {
  const buttons = commitButtons(scene);
  if (scene.prices.length === 0 || buttons.length === 0) return 'none';
  const { facts, inDialog } = scene;
  if (hasCardForm(scene) || hasSum(scene)) return 'drawn-up';
  const recurring = scene.prices.filter(({ label, period }) => label === 'plain' && period);
  if (recurring.length >= 2 && buttons.length >= 2) return 'listed';
  const isDrawnUp =
    inDialog ||
    servedBy(facts.host, facts.path) !== undefined ||
    scene.prices.some(({ label }) => label === 'button');
  return isDrawnUp ? 'drawn-up' : 'offered';
}
