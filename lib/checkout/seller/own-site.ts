import { getDomain } from 'tldts-experimental';

import { findVendor } from '../../vendors/known-vendors.ts';
import type { Scene } from '../scene.ts';
import type { Vendor } from '../sighting.ts';
import type { Steps } from '../steps.ts';
import { Ballot } from './ballot.ts';
import { bareName } from './bare-name.ts';
import { isGeneric } from './generic.ts';
import { fold, titleParts } from './names.ts';
import { labelledNames, namesSaid } from './stated.ts';

const EARLY_LINES = 8;
const COPYRIGHT = /^(©|copyright)/i;
const IN_OTHER_LETTERS = /^\p{Lo}/u;
const MOST = 0.6;
const SHORTEST_SHARED = 4;
const MARKETPLACE =
  /marketplace|app-?(store|exchange)|(^|\/)(apps|extensions?|plugins?|add-?ons?)[./]/;

/** Domains that name no one. */
const NO_NAME = /^(cloud|apps?|web|online|shop|store|hosting|localhost)$/;

/** Who is named as the seller on the site, as on a marketplace; else whose site it is, as it calls itself. */
export function* ownSite(scene: Scene): Steps<Vendor> {
  const { host, path } = scene.facts;
  const domain = getDomain(host) ?? undefined;
  const own = (domain ?? host).split('.')[0]!;
  const stated = new Ballot((name) => fold(name) !== fold(own) && isGeneric(name, scene.language));
  yield* stated.addAll(labelledNames(scene.facts.lines, scene.language), 1);
  if (MARKETPLACE.test(host + path)) yield* stated.addAll(yield* namesSaid(['soldBy'], scene), 1);
  const name = stated.winner ?? (yield* ownName(scene, own, domain));
  return { name, ...(domain ? { domain } : {}) };
}

/** What the site of a domain calls itself; `own` is the domain's first label. */
function* ownName(scene: Scene, own: string, domain: string | undefined): Steps<string> {
  const { facts, language } = scene;
  const label = fold(own);
  const ballot = new Ballot((name) => fold(name) !== label && isGeneric(name, language));
  ballot.add(facts.meta.get('og:site_name'), 30);
  ballot.add(
    facts.meta.get('application-name') ?? facts.meta.get('apple-mobile-web-app-title'),
    25,
  );
  yield* ballot.addAll(facts.brands, 10);
  const parts = titleParts(facts.title).map((part) => bareName(scene, part));
  for (const [at, part] of parts.entries()) ballot.add(part, at === parts.length - 1 ? 14 : 8);
  const notices = facts.lines.filter(({ text }) => COPYRIGHT.test(text));
  yield* ballot.addAll(
    notices.map(({ text }) => text.split(/[,.|·]/)[0]!),
    6,
  );
  const early = new Set(facts.lines.slice(0, EARLY_LINES).map(({ text }) => fold(text)));
  ballot.boost((_, key) => (early.has(key) ? 14 : 0));
  const feet = facts.lines.filter(({ place }) => place === 'footer');
  ballot.boost((name) => (feet.some(({ text }) => text.startsWith(name)) ? 8 : 0));
  ballot.shorten();
  const known = domain && findVendor(domain)?.name;
  // What the directory writes in Latin letters may have another name at home.
  if (known && (ballot.has(known) || !(ballot.isSure && IN_OTHER_LETTERS.test(ballot.winner!))))
    ballot.add(known, 40);
  ballot.boost((_, key) =>
    key === label || key === fold(domain ?? '') ? 60 : key.startsWith(label) ? 30 : 0,
  );
  const called = ballot.winner ?? capitalised(own);
  if (ballot.isSure || isRelated(fold(called), label))
    return called === known || parts.includes(called) ? brandIn(called, label) : called;
  return namesake(parts, label) ?? capitalised(own);
}

/** The word of a title that is most of the domain: "Shoptet" on myshoptet.com. */
const namesake = (parts: readonly string[], label: string): string | undefined =>
  parts
    .flatMap((part) => part.split(/\s+/))
    .find((word) => label.includes(fold(word)) && fold(word).length > label.length * MOST);

/** "OpenPrint Forum" is at home on openprint3d.dev; "Cost Center" says nothing about sealos.run. */
function isRelated(key: string, label: string): boolean {
  if (label.length < SHORTEST_SHARED || NO_NAME.test(label) || /\P{ASCII}/u.test(key)) return true;
  const start = label.slice(0, SHORTEST_SHARED);
  return key.includes(start) || label.includes(key.slice(0, SHORTEST_SHARED));
}

/** "Bitwarden Web vault" on bitwarden.com is Bitwarden: a title says the product, the host the brand in it. */
const brandIn = (name: string, label: string): string =>
  name.split(/\s+/).find((word) => fold(word) === label) ?? name;

export const capitalised = (label: string): string =>
  label.charAt(0).toUpperCase() + label.slice(1);
