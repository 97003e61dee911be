import type { LabelledPrice } from './offer/labels.ts';
import type { Field, Frame } from './page-facts.ts';
import { servedBy, takesCards } from './payment-hosts.ts';
import { CONFIRMS, type Scene } from './scene.ts';
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

/** "Change plan" on an overview leads to the plans; nothing is bought by it. */
const CHANGES =
  /\b(change|switch|manage|ändern|wechseln|verwalten|changer|modifier|gérer|cambia\w*|gestion\w*|alterar|mudar|gerir|wijzig\w*|beheer\w*|zmie[nń]\w*|zarządzaj|ändra|byt|hantera|skift|administrer)\b|変更|管理|변경|관리|更改|变更|變更/i;

const isUpgrade = (scene: Scene, at: number): boolean =>
  !hasSum(scene) && !says(scene, at, ['pay', 'order', 'subscribe', 'startTrial', 'toPayment']);

/** Whether card details are asked for, in fields or in a payment provider's frame. */
export const hasCardForm = (scene: Scene): boolean =>
  scene.fields.some(isCardField) || scene.frames.some(isCardFrame);

/** The lines of the buttons that commit to a purchase, or lead to its next step. */
export function commitButtons(scene: Scene): number[] {
  const found: number[] = [];
  const isAboutMoney = scene.inDialog || hasCardForm(scene) || hasSum(scene);
  for (const [at, { role, text }] of scene.lines.entries()) {
    if (role !== 'button' || text.length > LONGEST_LABEL) continue;
    if (isAboutMoney && CONFIRMS.test(text)) found.push(at);
    else if (says(scene, at, COMMITTING) && !(CHANGES.test(text) && isUpgrade(scene, at)))
      found.push(at);
  }
  return found;
}

/** Nothing due is a sum only where something is due later, as in a trial. */
const hasSum = (scene: Scene): boolean =>
  scene.prices.some(({ label }) => label === 'total' || label === 'due-today') && isPriced(scene);

const isPriced = ({ prices }: Scene): boolean => prices.some(isCharged);

const isCharged = ({ money, label }: LabelledPrice): boolean =>
  money.minor > 0 && label !== 'discount';

/** A price in the middle of a long sentence is told, not asked for. */
const LONGEST_ORDER_LINE = 160;

const asksPrice = ({ lines, prices }: Scene): boolean =>
  prices.some((price) => isCharged(price) && lines[price.at]!.text.length <= LONGEST_ORDER_LINE);

/** "Proceed to checkout" beside a plan or seats: the price follows on the next page. */
const leadsToPayment = (scene: Scene, buttons: readonly number[]): boolean =>
  buttons.some((at) => says(scene, at, ['pay', 'toPayment'])) &&
  (['plan', 'planName', 'seat'] as const).some((category) => scene.words.has(category));

/** Ways to pay side by side, and a button to go on with. */
const choosesMethod = (scene: Scene): boolean =>
  new Set(scene.words.get('paymentMethod')?.map(({ text }) => text.toLowerCase())).size > 1 &&
  scene.lines.some(({ role }) => role === 'button');

/** Whether the price the page asks for comes back: by the month, the year… */
export const recurs = (scene: Scene): boolean =>
  scene.prices.some(({ period, billed }) =>
    [period, billed].some((one) => one && one !== 'once'),
  ) || (['renews', 'cancelAnyTime'] as const).some((category) => scene.words.has(category));

/**
 * How far this page is an order. `drawn-up`: a price, a button that commits, and the order itself: a sum, a card form,
 * a dialog or a payment page; with card fields or ways to pay whatever the button says. `offered`: a price and such
 * a button. `listed`: plans side by side, each with its own.
 */
export function orderState(scene: Scene): 'drawn-up' | 'offered' | 'listed' | 'none' {
  const buttons = commitButtons(scene);
  if (!isPriced(scene)) return leadsToPayment(scene, buttons) ? 'offered' : 'none';
  const { facts, inDialog } = scene;
  const isPaymentPage = servedBy(facts.host, facts.path) !== undefined;
  const isCommitted = buttons.length > 0;
  if (hasCardForm(scene) && (isCommitted || hasSum(scene) || recurs(scene))) return 'drawn-up';
  if (hasSum(scene) && (isCommitted || isPaymentPage || choosesMethod(scene))) return 'drawn-up';
  if (!isCommitted || !asksPrice(scene)) return 'none';
  const recurring = scene.prices.filter(({ label, period }) => label === 'plain' && period);
  if (recurring.length >= 2 && buttons.length >= 2) return 'listed';
  const isDrawnUp =
    inDialog || isPaymentPage || scene.prices.some(({ label }) => label === 'button');
  return isDrawnUp ? 'drawn-up' : 'offered';
}

/** Whether money can be paid right here: an order that is drawn up with its sum or its card form. */
export const isPayable = (scene: Scene): boolean =>
  orderState(scene) === 'drawn-up' && (hasSum(scene) || hasCardForm(scene));
