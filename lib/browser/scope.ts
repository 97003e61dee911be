import type { Line, Place } from '../checkout/page-facts.ts';
import {
  type Told,
  chosenState,
  isBrand,
  isDialog,
  placeOf,
  roleOf,
  sections,
} from './elements.ts';

/** What holds for everything inside an element, until it is left. */
export interface Scope {
  element: Element | null;
  role: Line['role'];
  place: Place;
  /** Number of the dialog, or 0. */
  dialog: number;
  /** Within a part of the page that may have a footer of its own. */
  inSection: boolean;
  brand: boolean;
  chosen: boolean | undefined;
}

export const OUTERMOST: Scope = {
  element: null,
  role: 'text',
  place: 'content',
  dialog: 0,
  inSection: false,
  brand: false,
  chosen: undefined,
};

/** The scope that `element` opens within `outer`, or undefined where it changes nothing. */
export function openScope(
  outer: Scope,
  element: Element,
  name: string,
  told: Told,
  nextDialog: number,
): Scope | undefined {
  const role =
    outer.role === 'button' || outer.role === 'choice' ? undefined : roleOf(element, name, told);
  const isBox = isDialog(element, name, told);
  const startsDialog = outer.dialog === 0 && isBox;
  const place = startsDialog ? 'content' : placeOf(element, name, told, outer.inSection);
  // An open dialog is "active", and no choice.
  const chosen = isBox ? undefined : chosenState(element, told);
  const brand = outer.brand || isBrand(element, name);
  const inSection = outer.inSection || startsDialog || sections(name);
  // A label always opens one: the radio button in it marks all it says.
  const changes =
    name === 'label' ||
    role !== undefined ||
    startsDialog ||
    place !== undefined ||
    chosen !== undefined ||
    brand !== outer.brand ||
    inSection !== outer.inSection;
  if (!changes) return undefined;
  return {
    element,
    role: role ?? outer.role,
    place: place ?? outer.place,
    dialog: startsDialog ? nextDialog : outer.dialog,
    inSection,
    brand,
    chosen: startsDialog ? undefined : (chosen ?? outer.chosen),
  };
}
