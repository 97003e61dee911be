import { type Steps, atOnce } from '../checkout/steps.ts';
import { type Box, type Form, MOST_COVERED, isFree, place } from '../nudge/place.ts';
import { type Aim, coverage, findControls, readRoom } from './nudge-obstacles.ts';

/** Where the nudge stands, and how much of itself it shows there. */
export interface Standing {
  form: Form;
  box: Box;
}

/** The nudge, to be tried: its size in a form, and out of the way of what it may stand on. */
export interface Trial {
  wear: (form: Form) => void;
  measure: () => { width: number; height: number };
  stepAside: () => void;
}

/**
 * The first of `forms` that has a place where it covers nothing that matters; the present place, as long as it is one.
 * `null`: there is no room at present.
 */
export function* findStanding(
  forms: Form[],
  { wear, measure, stepAside }: Trial,
  present: Standing | null,
  aim: Aim,
): Steps<Standing | null> {
  const controls = yield* findControls();
  for (const form of forms) {
    yield;
    wear(form);
    yield 'rest';
    const { width, height } = measure();
    yield;
    const room = readRoom(controls, aim);
    const here = present?.form === form ? { ...present.box, width, height } : undefined;
    if (here && isFree(here, room)) return { form, box: here };
    yield;
    stepAside();
    const box = yield* place({ width, height }, room, coverage, MOST_COVERED[form]);
    if (box) return { form, box };
  }
  return null;
}

/** Whether something that matters has come under it. */
export const isInTheWay = ({ box }: Standing, aim: Aim): boolean =>
  !isFree(box, readRoom(atOnce(findControls()), aim));
