import { hasCardForm } from './card-form.ts';
import type { Field, Frame } from './page-facts.ts';
import { type Reading, says } from './reading.ts';
import { remembered } from './remembered.ts';
import type { Category } from './words/categories.ts';

/** As much of a scene as says whether it commits. */
export interface Asking extends Reading {
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
/** "How do I pay?" unfolds an answer. */
const ASKS = /[?？]\s*$/;
const LONGEST_LABEL = 80;

/** Words of consent, on buttons that commit where the box around them speaks of money. */
const CONFIRMS =
  /\b(confirm|approve|accept|agree|proceed|submit|best(ä|ae)tig|zustimm|valider|approuver|aceptar|aprobar|aprovar|approva|accetta|bevestig|akkoord|potwierd|zatwierd|bekräfta|godkänn|bekræft|godkend)|確認|確定|承認|확인|승인|确认|确定|批准/i;

/** "Manage payment" leads to what one has; nothing is bought by it. */
const MANAGES =
  /\b(manage|verwalten|gérer|gestion\w*|administrar|gerir|gerenciar|beheer\w*|zarządzaj|hantera|administrer)\b|管理|관리/i;

/** "Change plan" on an overview leads to the plans. */
const CHANGES =
  /\b(change|switch|ändern|wechseln|changer|modifier|cambia\w*|alterar|mudar|wijzig\w*|zmie[nń]\w*|ändra|byt|skift)\b|変更|변경|更改|变更|變更/i;

export const CANCELS =
  /cancel|kündig|résili|désabonn|disdi|disdett|opzeg|anuluj|wypowied|rezygn|säg upp|avsluta|opsig|si opp|irtisano|vypově|zrušit|解約|해지|取消|退订|退訂/i;

const NEAR = 8;
const NEWSLETTER =
  /newsletter|ニュースレター|メルマガ|뉴스레터|电子报|電子報|nyhetsbrev|nyhedsbrev|nieuwsbrief|boletín|infolettre/i;

/** The lines of the buttons that commit to a purchase, or lead to its next step: "Buy", "Add 3 seats". */
export const commitButtons = remembered((scene: Asking): number[] => {
  const isAsking = isAboutMoney(scene);
  return buttons(
    scene,
    (at, label) =>
      (isAsking && CONFIRMS.test(label) && !CANCELS.test(label)) ||
      addsSeats(scene, at, label) ||
      ((says(scene, at, COMMITTING) || completes(scene, at)) && !leadsElsewhere(scene, at, label)),
  );
});

/** "Complete subscription", "Skicka betalning": a word of going on, and what it goes on with. */
const completes = (scene: Asking, at: number): boolean =>
  says(scene, at, ['next']) && says(scene, at, ['plan', 'licence', 'paymentMethod']);

/** Whether one press buys: a button that commits, or in a dialog about plans one that goes on. */
export function commits(scene: Asking): boolean {
  if (commitButtons(scene).length > 0) return true;
  if (!scene.inDialog) return false;
  if (paysByCode(scene) || choosesPrice(scene)) return true;
  return OF_PLANS.some((category) => scene.words.has(category)) && goesOn(scene);
}

const isAboutMoney = (scene: Asking): boolean =>
  scene.inDialog || hasCardForm(scene) || hasSum(scene);

/** Whether a button commits or goes on without saying to what: "Continue". */
export const goesOn = (scene: Asking): boolean =>
  commitButtons(scene).length > 0 || nextButtons(scene).length > 0;

/** The lines of the buttons that only go on. */
export const nextButtons = remembered((reading: Reading): number[] =>
  buttons(
    reading,
    (at, label) => (CONFIRMS.test(label) || says(reading, at, ['next'])) && !CANCELS.test(label),
  ),
);

/** A sum that is drawn up. Nothing due is one only where something is due later, as in a trial. */
export const hasSum = remembered(
  ({ prices }: Reading): boolean =>
    prices.some(({ label }) => label === 'total' || label === 'due-today') &&
    prices.some(({ money, label }) => money.minor > 0 && label !== 'discount'),
);

function leadsElsewhere(scene: Asking, at: number, label: string): boolean {
  if (MANAGES.test(label) || says(scene, at, ['manage']) || isNewsletter(scene, at)) return true;
  const isUpgrade =
    !hasSum(scene) &&
    !says(scene, at, ['pay', 'order', 'topUp', 'subscribe', 'startTrial', 'toPayment']);
  return isUpgrade && CHANGES.test(label) && !CONFIRMS.test(label);
}

/** "Subscribe" under "Newsletter", or behind nothing but an e-mail address far from any price, buys nothing. */
const isNewsletter = (scene: Asking, at: number): boolean =>
  scene.lines.slice(Math.max(0, at - 3), at + 1).some(({ text }) => NEWSLETTER.test(text)) ||
  (says(scene, at, ['subscribe']) &&
    scene.fields.some(({ line, type }) => type === 'email' && line >= at - 3 && line <= at + 1) &&
    !scene.prices.some((price) => Math.abs(price.at - at) <= NEAR));

const addsSeats = (scene: Asking, at: number, label: string): boolean =>
  (isAboutMoney(scene) && says(scene, at, ['addSeats'])) ||
  (/\d/.test(label) && says(scene, at, ['seat', 'addSeats']));

/** A marked one among several, with its price; whatever the button says that keeps the choice. */
export const choosesPrice = ({ lines, prices }: Reading): boolean =>
  prices.some(({ at, money, period }) => money.minor > 0 && period && lines[at]!.chosen) &&
  lines.some(({ chosen }) => chosen === false);

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
