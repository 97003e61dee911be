import { hasCardForm } from './card-form.ts';
import { columns } from './columns.ts';
import {
  choosesPrice,
  commitButtons,
  commits,
  goesOn,
  hasSum,
  isPaymentPage,
  nextButtons,
  SUBSCRIBING_PATH,
} from './commit.ts';
import { priceBehind } from './offer/behind.ts';
import type { LabelledPrice } from './offer/labels.ts';
import { choosePeriod } from './offer/period.ts';
import { choosePrice } from './offer/price.ts';
import { says } from './reading.ts';
import { remembered } from './remembered.ts';
import type { Scene } from './scene.ts';
import type { BillingPeriod } from './sighting.ts';
import type { Category } from './words/categories.ts';

/**
 * How far a page is an order. `drawn-up`: a price, a press that buys, and the order itself: a sum, a card form, a dialog
 * or a payment page; with a sum and ways to pay whatever the button says. `offered`: a price and a press that buys; or
 * a payment step that leaves the price to the page before or behind it. `listed`: plans side by side, each with its own.
 */
export type OrderState = 'drawn-up' | 'offered' | 'listed' | 'none';

const LONGEST_OFFER = 60;
const LONGEST_STATEMENT = 90;
const LONGEST_SENTENCE = 200;
const CANCELLING_PATH = /^[^?#]*\/(cancel|kuendig|resili|opzegg|cancelar|annulla|avsluta|opsig)/;
/** Plans are chosen under billing, too; cards are changed there as well. */
const STEP_PATH = new RegExp(`${SUBSCRIBING_PATH.source}|billing`);
/** The same but for plans, which are compared under such addresses as well. */
const ORDERING_PATH = /subscri|upgrade|checkout|billing/;

export function orderState(scene: Scene): OrderState {
  if (isCancelling(scene)) return 'none';
  if (!statesPrice(scene)) return unpricedState(scene);
  const isCommitted = commits(scene);
  if (isManaged(scene) && !hasCardForm(scene) && !isDueNow(scene)) return 'none';
  if (hasCardForm(scene) && (isCommitted || hasSum(scene) || recurs(scene))) return 'drawn-up';
  if (
    hasSum(scene) &&
    (isCommitted || namesPrice(scene) || isPaymentPage(scene) || choosesMethod(scene))
  )
    return 'drawn-up';
  if (!isCommitted) return choosesPrice(scene) && isStep(scene) ? 'offered' : 'none';
  if (onlyLeadsOn(scene) || onlyInvitesToTry(scene)) return 'none';
  if (comparesPlans(scene)) return 'listed';
  if (isRowOfPlans(scene) && !(scene.inDialog && commitButtons(scene).length > 0)) return 'listed';
  return isFramed(scene) || namesPrice(scene) ? 'drawn-up' : 'offered';
}

/** Whether money can be paid right here: an order that is drawn up with its sum or its card form. */
export const isPayable = (scene: Scene, order: OrderState): boolean =>
  order === 'drawn-up' && (hasSum(scene) || hasCardForm(scene));

/** Whether the price the page asks for comes back: by the month, the year… */
export const recurs = remembered(
  (scene: Scene): boolean =>
    isRecurring(choosePeriod(scene, choosePrice(scene))) ||
    [...scene.prices, priceBehind(scene)].some((price) =>
      [price?.period, price?.billed].some((one) => one && one !== 'once'),
    ) ||
    (['renews', 'cancelAnyTime', 'startTrial'] as const).some((category) =>
      scene.words.has(category),
    ),
);

const isRecurring = (period: BillingPeriod | undefined): boolean =>
  period !== undefined && period !== 'once';

/** An order whose price stands elsewhere: behind the dialog, on the step before, on the next page. */
function unpricedState(scene: Scene): OrderState {
  if (hasCardForm(scene)) return goesOn(scene) && isSubscribing(scene) ? 'offered' : 'none';
  if (scene.inDialog && commits(scene)) return priceBehind(scene) ? 'drawn-up' : 'offered';
  const leadsToPayment =
    commitButtons(scene).some((at) => says(scene, at, ['pay', 'toPayment'])) &&
    (['plan', 'planName', 'seat'] as const).some((category) => scene.words.has(category));
  return leadsToPayment ? 'offered' : 'none';
}

/**
 * Whether a price is stated, not told of: in a sum or a short line. A dialog without a card form may say it in a
 * sentence; one with a card form speaks there of holding a dollar.
 */
function statesPrice(scene: Scene): boolean {
  const longest = isFramed(scene) && !hasCardForm(scene) ? LONGEST_SENTENCE : LONGEST_STATEMENT;
  return scene.prices.some(
    ({ at, label, money }) =>
      money.minor > 0 &&
      label !== 'discount' &&
      (label === 'total' || label === 'due-today' || columns(scene.lines[at]!.text) <= longest),
  );
}

/** How many different words of a category there are. */
const different = ({ words }: Scene, category: Category): number =>
  new Set(words.get(category)?.map(({ text }) => text.toLowerCase())).size;

const isSubscribing = ({ facts, words }: Scene): boolean =>
  SUBSCRIBING_PATH.test(facts.path) ||
  (['subscribe', 'upgrade', 'plan'] as const).some((category) => words.has(category));

/** A step on the way to a subscription, with a button that only goes on. */
const isStep = (scene: Scene): boolean =>
  STEP_PATH.test(scene.facts.path) && nextButtons(scene).length > 0;

/** A heading or an address that says what one leaves; "cancel any time" says it of what one takes. */
const isCancelling = (scene: Scene): boolean =>
  !hasCardForm(scene) &&
  (CANCELLING_PATH.test(scene.facts.path) ||
    scene.lines.some(
      ({ role }, at) =>
        role === 'heading' && scene.asked(at, 'cancel') && !says(scene, at, ['cancelAnyTime']),
    ));

/** Ways to pay side by side, and a button to go on with or a code to scan. */
const choosesMethod = (scene: Scene): boolean =>
  different(scene, 'paymentMethod') > 1 &&
  scene.lines.some(({ role }, at) => role === 'button' || scene.asked(at, 'scan'));

/** What one has already, to be changed, cancelled or looked up; beside a sum or a card form it says nothing. */
const isManaged = (scene: Scene): boolean =>
  !commitButtons(scene).some((at) => says(scene, at, ['subscribe', 'pay', 'order'])) &&
  different(scene, 'manage') >= 2;

const isDueNow = ({ prices }: Scene): boolean => prices.some(({ label }) => label === 'due-today');

/** "Upgrade plan" over the costs of this month: what it would cost stands elsewhere. */
const onlyLeadsOn = (scene: Scene): boolean =>
  !scene.inDialog &&
  !hasSum(scene) &&
  !scene.prices.some(({ period, billed, label }) => period || billed || label === 'button') &&
  commitButtons(scene).every(
    (at) =>
      says(scene, at, ['upgrade']) &&
      !says(scene, at, ['pay', 'order', 'subscribe']) &&
      !scene.asked(at, 'confirm'),
  );

/** "Start free trial" on a page that tells of prices leads to an account, not to an order. */
const onlyInvitesToTry = (scene: Scene): boolean =>
  !isFramed(scene) &&
  !hasSum(scene) &&
  !ORDERING_PATH.test(scene.facts.path) &&
  commitButtons(scene).every(
    (at) => says(scene, at, ['startTrial', 'trial']) && !says(scene, at, ['pay']),
  );

/** "Free forever", "Contact sales": what is said where plans stand side by side and no sum. */
const comparesPlans = (scene: Scene): boolean =>
  scene.inDialog &&
  different(scene, 'priceList') >= 2 &&
  !scene.prices.some(({ at }) => scene.lines[at]!.chosen);

const isRowOfPlans = (scene: Scene): boolean =>
  scene.prices.filter((price) => isOnOffer(scene, price)).length >= 2 &&
  (hasFreePlan(scene) ||
    haveOwnHeadings(scene) ||
    commitButtons(scene).length + (scene.inDialog ? nextButtons(scene).length : 0) >= 2);

/** Each of the plans on a page is headed by its name, and no button stands under them all as under an order. */
function haveOwnHeadings(scene: Scene): boolean {
  const last = scene.prices.at(-1)!.at;
  if (scene.inDialog || hasSum(scene) || commitButtons(scene).some((at) => at > last)) return false;
  const headings = scene.prices
    .filter((price) => price.period && isOnOffer(scene, price))
    .map(({ at }) => headingAbove(scene, at))
    .filter((at) => at >= 0);
  return new Set(headings).size >= 2;
}

/** The heading just above a line, or -1. */
const headingAbove = ({ lines }: Scene, at: number): number =>
  [1, 2, 3].map((up) => at - up).find((above) => lines[above]?.role === 'heading') ?? -1;

/** "$0 / month" stands on lists alone: nobody pays it. */
const hasFreePlan = ({ prices }: Scene): boolean =>
  prices.some(({ label, money, period }) => label === 'plain' && money.minor === 0 && period);

/** A price of one of several plans; the prices of a choice that can be marked belong to one order. */
function isOnOffer(scene: Scene, { at, label }: LabelledPrice): boolean {
  const { chosen, text } = scene.lines[at]!;
  return label === 'plain' && chosen === undefined && text.length <= LONGEST_OFFER;
}

const isFramed = (scene: Scene): boolean => scene.inDialog || isPaymentPage(scene);

const namesPrice = ({ prices }: Scene): boolean => prices.some(({ label }) => label === 'button');
