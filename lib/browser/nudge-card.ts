import type { Nudge, NudgeAnswer } from '../messages.ts';
import type { Form } from '../nudge/place.ts';

/** A click, by pointer or key, on one of the answers. */
export type Answering = (answer: NudgeAnswer, event: MouseEvent) => void;

export interface Card {
  element: HTMLElement;
  /** Leaves the open menu, if there is one. */
  leaveMenu(): boolean;
}

/** What is neither yes nor no lives behind “more”. */
const RARE = new Set<NudgeAnswer>(['snooze', 'not-a-purchase', 'never']);

/** The nudge in plain DOM. Text goes in as text alone: names come from pages. */
export function buildNudge(nudge: Nudge, form: Form, answer: Answering): Card {
  const element = make('div', `nudge ${form === 'card' ? 'card' : `slip ${form}`}`);
  element.setAttribute('role', 'region');
  element.setAttribute('aria-label', nudge.label);
  element.dir = nudge.direction;
  element.dataset.tone = nudge.tone;
  const close = press(iconButton('close', nudge.closeLabel, CROSS), (event) =>
    answer('not-now', event),
  );
  if (form !== 'card') {
    element.append(words(nudge), slip(nudge, answer), close);
    return { element, leaveMenu: () => false };
  }
  const menu = buildMenu(nudge, answer);
  element.append(words(nudge), choices(nudge, answer, menu), ...(menu ? [menu.list] : []), close);
  return { element, leaveMenu: () => menu?.leave() ?? false };
}

function words(nudge: Nudge): HTMLElement {
  const region = make('div', 'words');
  const lines = make('ul', 'lines');
  lines.append(
    ...nudge.lines.map((text, index) => {
      const isGain = nudge.tone === 'gain' && index < nudge.lines.length - 1;
      return make('li', isGain ? 'gain' : '', text);
    }),
  );
  region.append(icon('mark', MARK), make('h2', 'title', nudge.title));
  if (nudge.lines.length > 0) region.append(lines);
  return region;
}

function choices(nudge: Nudge, answer: Answering, menu: Menu | undefined): HTMLElement {
  const row = make('div', 'choices');
  if (nudge.action)
    row.append(press(make('button', 'main', nudge.action), (event) => answer('ask', event)));
  // In one piece: where the action is long, all of them go below it.
  const rest = make('div', 'rest');
  rest.append(...answerButtons(nudge, answer, (answer) => !RARE.has(answer)));
  if (menu) rest.append(menu.opener);
  row.append(rest);
  return row;
}

/** The narrow form: the mark and the action in one button; of an approval, the words alone. */
function slip(nudge: Nudge, answer: Answering): HTMLElement {
  const face = nudge.action
    ? press(make('button', 'open'), (event) => answer('ask', event))
    : make('p', 'open');
  if (nudge.action) face.setAttribute('aria-label', nudge.action);
  face.append(icon('mark', MARK), make('span', 'text', nudge.action ?? nudge.title));
  if (!nudge.action) face.ariaHidden = 'true';
  return face;
}

interface Menu {
  opener: HTMLElement;
  list: HTMLElement;
  leave(): boolean;
}

function buildMenu(nudge: Nudge, answer: Answering): Menu | undefined {
  const buttons = answerButtons(nudge, answer, (answer) => RARE.has(answer));
  if (buttons.length === 0) return undefined;
  const list = make('div', 'menu');
  list.append(...buttons);
  const opener = iconButton('more', nudge.moreLabel, DOTS);
  const open = (isOpen: boolean) => {
    list.hidden = !isOpen;
    opener.setAttribute('aria-expanded', String(isOpen));
  };
  open(false);
  press(opener, () => {
    open(list.hidden === true);
    if (!list.hidden) buttons[0]!.focus();
  });
  list.addEventListener('focusout', ({ relatedTarget }) => {
    const goesTo = relatedTarget instanceof Node ? relatedTarget : null;
    if (goesTo && goesTo !== opener && !list.contains(goesTo)) open(false);
  });
  const leave = () => {
    if (list.hidden) return false;
    open(false);
    opener.focus();
    return true;
  };
  return { opener, list, leave };
}

function answerButtons(
  nudge: Nudge,
  answering: Answering,
  fits: (answer: NudgeAnswer) => boolean,
): HTMLElement[] {
  return nudge.answers
    .filter(({ answer }) => fits(answer))
    .map(({ answer, label }) =>
      press(make('button', '', label), (event) => answering(answer, event)),
    );
}

function make(name: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  if (element instanceof HTMLButtonElement) element.type = 'button';
  return element;
}

function press(element: HTMLElement, pressed: (event: MouseEvent) => void): HTMLElement {
  element.addEventListener('click', pressed);
  return element;
}

function iconButton(className: string, label: string, paths: string): HTMLElement {
  const button = make('button', `icon ${className}`);
  button.setAttribute('aria-label', label);
  button.append(icon('', paths));
  return button;
}

const MARK =
  'M5.6 1h8.8a5 5 0 0 1 5 5v5a5 5 0 0 1-5 5H9.7L6 19.2a.8.8 0 0 1-1.3-.6v-2.7A5 5 0 0 1 .6 11V6a5 5 0 0 1 5-5Zm.4 7.6 3 2.8 5.2-5.5';
const CROSS = 'm4 4 8 8m0-8-8 8';
const DOTS = 'M3 8h.01M8 8h.01M13 8h.01';
const SVG = 'http://www.w3.org/2000/svg';

function icon(className: string, paths: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const isMark = paths === MARK;
  svg.setAttribute('viewBox', isMark ? '0 0 20 20' : '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  if (className) svg.setAttribute('class', className);
  const path = document.createElementNS(SVG, 'path');
  const attributes = {
    d: paths,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': isMark ? '1.6' : paths === DOTS ? '2.4' : '1.5',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
  svg.append(path);
  return svg;
}
