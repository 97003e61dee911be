import { findVendor } from '../../vendors/known-vendors.ts';
import type { Scene } from '../scene.ts';
import type { Steps } from '../steps.ts';
import { wordsFor } from '../words/words.ts';
import { Ballot } from './ballot.ts';
import { bareName } from './bare-name.ts';
import { isGeneric } from './generic.ts';
import { fold, titleParts } from './names.ts';
import { earlyLines, labelledNames, namesSaid } from './stated.ts';

const MOST_WORDS = 5;
const LONGEST_LINE = 160;
const HEAD_LINES = 20;
const MOST_NOTICES = 20;
const MOST_FEET = 100;
const COPYRIGHT = /^(©|copyright)/i;
const IN_OTHER_LETTERS = /^\p{Lo}/u;
const MOST = 0.6;
const SHORTEST_SHARED = 4;
const MARKETPLACE =
  /marketplace|app-?(store|exchange)|(^|\/)(apps|extensions?|plugins?|add-?ons?)[./]/;

/** Domains that name no one. */
const NO_NAME = /^(cloud|apps?|web|online|shop|store|hosting|localhost)$/;

/** Who is named as the seller on the page, as on a marketplace. */
export function* statedSeller(scene: Scene): Steps<string | undefined> {
  const ballot = new Ballot((name) => isGeneric(name, scene.language));
  yield* ballot.addAll(labelledNames(scene.facts.lines, scene.language), 1);
  if (isMarketplace(scene)) yield* ballot.addAll(yield* namesSaid(['soldBy'], scene), 1);
  return ballot.winner;
}

/** Whether the page belongs to a place where one sells what others make, by its address or what stands near its head. */
const isMarketplace = ({ facts, language }: Scene): boolean =>
  MARKETPLACE.test(facts.host + facts.path) ||
  facts.lines
    .slice(0, HEAD_LINES)
    .some(
      ({ text }) =>
        text.length <= LONGEST_LINE && wordsFor(language).find(text, ['marketplace']).length > 0,
    );

/** What a site calls itself. */
export function* siteName(scene: Scene, domain: string | undefined): Steps<string> {
  const { facts, language } = scene;
  const own = labelOf(domain ?? facts.host);
  const label = fold(own);
  const ballot = new Ballot((name) => fold(name) !== label && isGeneric(name, language));
  ballot.add(facts.meta.get('og:site_name'), 30);
  ballot.add(
    facts.meta.get('application-name') ?? facts.meta.get('apple-mobile-web-app-title'),
    25,
  );
  yield* ballot.addAll(facts.brands.filter(isShort), 10);
  const parts = titleParts(facts.title).map((part) => bareName(scene, part));
  for (const [at, part] of parts.entries()) ballot.add(part, at === parts.length - 1 ? 14 : 8);
  const notices = facts.lines.filter(({ text }) => COPYRIGHT.test(text)).slice(0, MOST_NOTICES);
  yield* ballot.addAll(
    notices.map(({ text }) => text.split(/[,.|·]/)[0]!),
    6,
  );
  const early = new Set(earlyLines(facts.lines).map(({ text }) => fold(text)));
  ballot.boost((_, key) => (early.has(key) ? 14 : 0));
  const feet = facts.lines.filter(({ place }) => place === 'footer').slice(0, MOST_FEET);
  ballot.boost((name) => (feet.some(({ text }) => text.startsWith(name)) ? 8 : 0));
  ballot.shorten();
  const known = domain && findVendor(domain)?.name;
  // What the directory writes in Latin letters may have another name at home.
  if (known && (ballot.has(known) || !(ballot.isSure && IN_OTHER_LETTERS.test(ballot.winner!))))
    ballot.add(known, 40);
  ballot.boost((_, key) =>
    key === label || key === fold(domain ?? '') ? 60 : sharesBeginning(key, label) ? 30 : 0,
  );
  const called = ballot.winner ?? capitalised(own);
  if (ballot.isSure || isAtHome(called, domain ?? facts.host))
    return called === known || parts.includes(called) ? brandIn(called, label) : called;
  return namesake(parts, label) ?? capitalised(own);
}

/** "Argos" on argos-ci.com, "Lumen Cloud" on lumen.com. */
const sharesBeginning = (key: string, label: string): boolean =>
  key.startsWith(label) || (key.length >= SHORTEST_SHARED && label.startsWith(key));

/** The word of a title that is most of the domain: "Shoptet" on myshoptet.com. */
const namesake = (parts: readonly string[], label: string): string | undefined =>
  parts
    .flatMap((part) => part.split(/\s+/))
    .find((word) => label.includes(fold(word)) && fold(word).length > label.length * MOST);

/** A logo that holds its menu is no name. */
const isShort = (name: string): boolean => name.split(/\s+/).length <= MOST_WORDS;

/** "OpenPrint Forum" is at home on openprint3d.dev; "Cost Center" says nothing about sealos.run. */
export function isAtHome(name: string, domain: string): boolean {
  const key = fold(name);
  const label = fold(labelOf(domain));
  if (label.length < SHORTEST_SHARED || NO_NAME.test(label) || /\P{ASCII}/u.test(key)) return true;
  const start = label.slice(0, SHORTEST_SHARED);
  return key.includes(start) || label.includes(key.slice(0, SHORTEST_SHARED));
}

/** "Bitwarden Web vault" on bitwarden.com is Bitwarden: a title says the product, the host the brand in it. */
const brandIn = (name: string, label: string): string =>
  name.split(/\s+/).find((word) => fold(word) === label) ?? name;

const labelOf = (domain: string): string => domain.split('.')[0]!;

export const capitalised = (label: string): string =>
  label.charAt(0).toUpperCase() + label.slice(1);
