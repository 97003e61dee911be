import { type Box, type Form, MOST_COVERED, isFree, place } from '../nudge/place.ts';
import { type Aim, coverage, readRoom } from './nudge-obstacles.ts';

/** Where the nudge stands, and how much of itself it shows there. */
export interface Standing {
  form: Form;
  box: Box;
}

/**
 * The first of `forms` that has a place where it covers nothing that matters; the present place, as long as it is one.
 * `null`: there is no room at present.
 */
export function findStanding(
  forms: Form[],
  measure: (form: Form) => { width: number; height: number },
  present: Standing | null,
  aim: Aim,
): Standing | null {
  const room = readRoom(aim);
  for (const form of forms) {
    const { width, height } = measure(form);
    const here = present?.form === form ? { ...present.box, width, height } : undefined;
    const stays = here && isFree(here, room);
    const box = stays ? here : place({ width, height }, room, coverage, MOST_COVERED[form]);
    if (box) return { form, box };
  }
  return null;
}

/** Whether something that matters has come under it. */
export const isInTheWay = ({ box }: Standing, aim: Aim): boolean => !isFree(box, readRoom(aim));
