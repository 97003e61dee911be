import { hasCardForm } from './card-form.ts';
import type { LabelledPrice } from './offer/labels.ts';
import type { Field, Frame, Line, PageFacts } from './page-facts.ts';
import { servedBy } from './payment-hosts.ts';
import { type Reading, says } from './reading.ts';
import { remembered } from './remembered.ts';
import type { Category } from './words/categories.ts';

/** As much of a scene as says whether it commits. */
export interface Asking extends Reading {
  facts: PageFacts;
  inDialog: boolean;
  fields: Field[];
  frames: Frame[];
}

export const COMMITTING: readonly Category[] = [
  'pay',
  'subscribe',
  'order',
  'topUp',
  'upgrade',
  'startTrial',
  'toPayment',
];
/** What a dialog speaks of that changes a plan or the number of its seats. */
const OF_PLANS: readonly Category[] = ['plan', 'planName', 'upgrade', 'subscribe', 'trial', 'seat'];
/** Addresses of steps on the way to a subscription. */
export const SUBSCRIBING_PATH = /subscri|upgrade|checkout|plan/;
/** "How do I pay?" unfolds an answer. */
const ASKS = /[?？]\s*$/;
const LONGEST_LABEL = 80;

const LONGEST_TAKING = 30;
const NEAR = 8;

/** The lines of the buttons that commit to a purchase, or lead to its next step: "Buy", "Add 3 seats". */
export const commitButtons = remembered((scene: Asking): number[] => {
  const isAsking = isAboutMoney(scene) || isSubscribing(scene);
  return buttons(
    scene,
    (at, label) =>
      (isAsking && scene.asked(at, 'confirm') && !scene.asked(at, 'cancel')) ||
      addsSeats(scene, at, label) ||
      takesPlan(scene, at, label) ||
      ((says(scene, at, COMMITTING) || completes(scene, at)) && !leadsElsewhere(scene, at)),
  );
});

/** "Complete subscription", "Start 7-day free trial": a word of going on, and what it goes on with. */
const completes = (scene: Asking, at: number): boolean =>
  says(scene, at, ['next']) &&
  says(scene, at, ['plan', 'licence', 'paymentMethod', 'trial', 'renews']);

/** Whether one press buys: a button that commits, or in a dialog about plans one that goes on. */
export function commits(scene: Asking): boolean {
  if (commitButtons(scene).length > 0) return true;
  if (!scene.inDialog) return false;
  if (paysByCode(scene) || choosesPrice(scene) || switchesTo(scene)) return true;
  return OF_PLANS.some((category) => scene.words.has(category)) && goesOn(scene);
}

const isAboutMoney = (scene: Asking): boolean =>
  scene.inDialog || hasCardForm(scene) || hasSum(scene) || isPaymentPage(scene);

const isSubscribing = ({ facts, prices }: Asking): boolean =>
  SUBSCRIBING_PATH.test(facts.path) && prices.some(({ money }) => money.minor > 0);

/** Whether the page is one of those that take payments for others. */
export const isPaymentPage = ({ facts }: Asking): boolean =>
  servedBy(facts.host, facts.path) !== undefined;

/** Whether a button commits or goes on without saying to what: "Continue". */
export const goesOn = (scene: Asking): boolean =>
  commitButtons(scene).length > 0 || nextButtons(scene).length > 0;

/** The lines of the buttons that only go on. */
export const nextButtons = remembered((reading: Reading): number[] =>
  buttons(
    reading,
    (at) =>
      (reading.asked(at, 'confirm') || says(reading, at, ['next'])) && !reading.asked(at, 'cancel'),
  ),
);

/** A sum that is drawn up. Nothing due is one only where something is due later, as in a trial. */
export const hasSum = remembered(
  ({ prices }: Reading): boolean =>
    prices.some(({ label }) => label === 'total' || label === 'due-today') &&
    prices.some(({ money, label }) => money.minor > 0 && label !== 'discount'),
);

/** "Manage payment" leads to what one has, "Change plan" on an overview to the plans. */
function leadsElsewhere(scene: Asking, at: number): boolean {
  if (scene.asked(at, 'administer') || says(scene, at, ['manage']) || isNewsletter(scene, at))
    return true;
  const isUpgrade =
    !hasSum(scene) &&
    !says(scene, at, ['pay', 'order', 'topUp', 'subscribe', 'startTrial', 'toPayment']);
  return isUpgrade && scene.asked(at, 'change') && !scene.asked(at, 'confirm');
}

/** "Subscribe" under "Newsletter", or behind nothing but an e-mail address far from any price, buys nothing. */
const isNewsletter = (scene: Asking, at: number): boolean =>
  [at - 3, at - 2, at - 1, at].some((one) => one >= 0 && scene.asked(one, 'newsletter')) ||
  (says(scene, at, ['subscribe']) &&
    scene.fields.some(({ line, type }) => type === 'email' && line >= at - 3 && line <= at + 1) &&
    !scene.prices.some((price) => Math.abs(price.at - at) <= NEAR));

/** "Get Pro" beside the price of a dialog: a plan, and what is done with it. */
const takesPlan = (scene: Asking, at: number, label: string): boolean =>
  scene.inDialog &&
  scene.prices.length > 0 &&
  label.length < LONGEST_TAKING &&
  !scene.prices.some((price) => price.at === at) &&
  !says(scene, at, ['manage', 'trial']) &&
  !scene.asked(at, 'cancel') &&
  scene
    .wordsAt(at)
    .some(({ category, text }) => category === 'planName' && text.length < label.length);

const addsSeats = (scene: Asking, at: number, label: string): boolean =>
  (isAboutMoney(scene) && says(scene, at, ['addSeats'])) ||
  (/\d/.test(label) && says(scene, at, ['seat', 'addSeats']));

/** The chosen entry of a closed list needs no mark. */
const isMarked = ({ chosen, role }: Line): boolean => chosen ?? role === 'choice';

/** A marked one among several, with its price; whatever the button says that keeps the choice. */
export const choosesPrice = ({ lines, prices }: Reading): boolean =>
  recurring(prices).some(({ at }) => isMarked(lines[at]!)) &&
  lines.some(({ chosen }) => chosen === false);

/** A marked plan with its price, and a button that switches to it. */
const switchesTo = (reading: Reading): boolean =>
  recurring(reading.prices).some(({ at }) => reading.lines[at]!.chosen) &&
  buttons(reading, (at) => reading.asked(at, 'change')).length > 0;

const recurring = (prices: readonly LabelledPrice[]): LabelledPrice[] =>
  prices.filter(({ money, period }) => money.minor > 0 && period !== undefined);

/** A code to scan instead of a button to press: paying is spoken of beside a price. */
const paysByCode = (reading: Reading): boolean =>
  reading.prices.some(({ at }) => says(reading, at, ['pay']));

function buttons(reading: Reading, fits: (at: number, label: string) => boolean): number[] {
  const found: number[] = [];
  for (const [at, { role, text }] of reading.lines.entries())
    if (role === 'button' && text.length <= LONGEST_LABEL && !ASKS.test(text) && fits(at, text))
      found.push(at);
  return found;
}
