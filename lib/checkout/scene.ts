import { hasCardForm } from './card-form.ts';
import { type Asking, commits } from './commit.ts';
import type { Field, Frame, Line, PageFacts } from './page-facts.ts';
import { type Reading, readLines } from './reading.ts';
import type { Steps } from './steps.ts';

/**
 * The part of a page where the buying happens: the open dialog that asks for it, else the page without its navigation
 * and footer. `behind` is the page behind such a dialog: it may say what the dialog leaves out.
 */
export interface Scene extends Asking {
  language: string;
  behind: Reading | undefined;
}

const MOST_DIALOGS = 20;
export function* setScene(facts: PageFacts, language: string): Steps<Scene> {
  const others = new Set<number>();
  for (const dialog of openDialogs(facts)) {
    yield;
    const isIn = (one: Line | Field | Frame) => one.dialog === dialog;
    const box = yield* sceneOf(facts, language, true, isIn);
    if (!asks(box)) {
      if (!isBanner(box)) others.add(dialog);
      continue;
    }
    const behind = yield* readLines(facts.lines.filter(isBehind), language);
    // A box that only takes the card belongs to the order on the page behind it.
    if (box.prices.length > 0 || !hasCardForm(box)) return { ...box, behind };
    const both = yield* sceneOf(facts, language, true, (one) => isIn(one) || isContent(one));
    return { ...both, behind };
  }
  // Boxes that ask for nothing themselves may be part of the page, called dialogs for their looks.
  const isPart = (one: Line | Field | Frame) => isContent(one) || others.has(one.dialog);
  return yield* sceneOf(facts, language, false, isPart);
}

/** Numbers of the dialogs that hold something, the last to open first. */
function openDialogs({ lines, fields, frames }: PageFacts): number[] {
  const last = lines.reduce((most, line) => Math.max(most, line.dialog), 0);
  if (last === 0) return [];
  const numbers = new Set([...lines, ...fields, ...frames].map(({ dialog }) => dialog));
  return [...numbers]
    .filter((dialog) => dialog > 0 && dialog <= last)
    .sort((a, b) => b - a)
    .slice(0, MOST_DIALOGS);
}

const isContent = ({ dialog, place }: Line | Field | Frame): boolean =>
  dialog === 0 && place === 'content';

const isBehind = ({ dialog, place }: Line): boolean =>
  dialog === 0 && (place === 'content' || place === 'background');

/** Whether a dialog is about buying: it takes a card, or one press in it buys. */
const asks = (box: Asking): boolean => hasCardForm(box) || (!isBanner(box) && commits(box));

/** "Accept or subscribe" is asked before anything is read, not where something is bought. */
const isBanner = ({ lines, asked }: Asking): boolean => lines.some((_, at) => asked(at, 'cookies'));

function* sceneOf(
  facts: PageFacts,
  language: string,
  inDialog: boolean,
  belongs: (one: Line | Field | Frame) => boolean,
): Steps<Scene> {
  const before = [0];
  const lines: Line[] = [];
  for (const line of facts.lines) {
    if (belongs(line)) lines.push(line);
    before.push(lines.length);
  }
  const fields = facts.fields
    .filter(belongs)
    .map((field) => Object.assign({}, field, { line: before[field.line]! }));
  const frames = facts.frames.filter((frame) => belongs(frame) && !frame.hidden);
  const reading = yield* readLines(lines, language);
  return { ...reading, facts, language, fields, frames, inDialog, behind: undefined };
}
