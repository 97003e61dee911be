import { getDomain } from 'tldts-experimental';

import {
  type KnownVendor,
  findVendor,
  findVendorByName,
  prepareNames,
} from '../../vendors/known-vendors.ts';
import { COMMITTING } from '../commit.ts';
import { type PaymentHost, servedBy } from '../payment-hosts.ts';
import type { Scene } from '../scene.ts';
import type { Vendor } from '../sighting.ts';
import type { Steps } from '../steps.ts';
import { wordsFor } from '../words/words.ts';
import { isGeneric } from './generic.ts';
import { fold, titleParts } from './names.ts';
import { labelledNames, namesInHeadings, namesInSentences, productsInSentences } from './stated.ts';

const LONGEST_NAME = 60;
const EARLY_LINES = 8;
const IN_PROSE = /^\p{Ll}/u;
const SAID_ONCE = 20;
const COPYRIGHT = /^(©|copyright)/i;
const SHORTEST_BEGINNING = 5;
const SHORTEST_PRODUCT = 4;

/** Names the page calls its seller by, each with how much speaks for it. */
class Ballot {
  private readonly votes = new Map<string, { name: string; weight: number }>();
  private readonly isGeneric: (name: string) => boolean;

  constructor(isGeneric: (name: string) => boolean) {
    this.isGeneric = isGeneric;
  }

  add(name: string | undefined, weight: number): void {
    const clean = (name ?? '').replace(/^©\s*(\d{4})?\s*|^www\./i, '').trim();
    const key = fold(clean);
    if (key === '' || clean.length > LONGEST_NAME || this.isGeneric(clean)) return;
    const vote = this.votes.get(key);
    if (vote) vote.weight += weight;
    else this.votes.set(key, { name: clean, weight });
  }

  /** As many as there are: a page may repeat itself. */
  *addAll(names: readonly string[], weight: number): Steps<void> {
    for (const name of names) {
      this.add(name, weight);
      yield;
    }
  }

  boost(speaksFor: (name: string, key: string) => number): void {
    for (const [key, vote] of this.votes) vote.weight += speaksFor(vote.name, key);
  }

  get winner(): string | undefined {
    return this.first?.name;
  }

  /** Whether more than one place of the page calls it so. */
  get isSure(): boolean {
    return (this.first?.weight ?? 0) > SAID_ONCE;
  }

  private get first(): { name: string; weight: number } | undefined {
    return [...this.votes.values()].sort((a, b) => b.weight - a.weight)[0];
  }
}

/** Who sells: behind a payment host whom the page names, elsewhere whose site it is; and what the directory knows. */
export function* nameSeller(
  scene: Scene,
): Steps<{ vendor: Vendor; known: KnownVendor | undefined }> {
  const { host, path } = scene.facts;
  const payee = servedBy(host, path);
  const vendor = payee ? yield* behind(payee, scene) : yield* ownSite(scene);
  if (!payee) return { vendor, known: vendor.domain ? findVendor(vendor.domain) : undefined };
  yield* prepareNames();
  const known = knownByName(vendor.name) ?? (yield* knownByProduct(scene));
  return { vendor: known ? { name: known.name, domain: known.domain } : vendor, known };
}

/** "OpenAI Ireland Limited" is OpenAI: the longest beginning of a name that the directory has. */
function knownByName(name: string, shortest = SHORTEST_BEGINNING): KnownVendor | undefined {
  const words = name.split(/\s+/);
  for (let count = words.length; count > 0; count--) {
    const known = findVendorByName(words.slice(0, count).join(' '));
    if (known && (count === words.length || known.name.length >= shortest)) return known;
  }
  return undefined;
}

/** "Subscribe to Dify Professional", from a company nobody knows by that name: Dify, if it is known for software. */
function* knownByProduct({ facts, language }: Scene): Steps<KnownVendor | undefined> {
  const names = yield* productsInSentences(facts.lines.slice(0, EARLY_LINES), language);
  return names
    .map((name) => knownByName(name, SHORTEST_PRODUCT))
    .find((known) => known?.sells === 'business-software');
}

function* ownSite(scene: Scene): Steps<Vendor> {
  const { facts } = scene;
  const domain = getDomain(facts.host) ?? undefined;
  const label = fold((domain ?? facts.host).split('.')[0]!);
  const ballot = new Ballot((name) => fold(name) !== label && isGeneric(name, scene.language));
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
  ballot.add(domain === undefined ? undefined : findVendor(domain)?.name, 40);
  const early = new Set(facts.lines.slice(0, EARLY_LINES).map(({ text }) => fold(text)));
  ballot.boost((_, key) => (early.has(key) ? 14 : 0));
  ballot.boost((_, key) =>
    key === label || key === fold(domain ?? '') ? 60 : key.startsWith(label) ? 30 : 0,
  );
  // Who is named as the seller is it, even on another's site, as on a marketplace.
  yield* ballot.addAll(labelledNames(facts.lines, scene.language), 150);
  if (MARKETPLACE.test(facts.host + facts.path))
    yield* ballot.addAll(yield* namesInSentences(facts.lines, scene.language), 150);
  const own = capitalised((domain ?? facts.host).split('.')[0]!);
  const called = ballot.winner ?? own;
  const name = ballot.isSure || isRelated(fold(called), label) ? called : own;
  return {
    name: parts.includes(name) ? brandIn(name, label) : name,
    ...(domain ? { domain } : {}),
  };
}

function* behind(payee: PaymentHost, scene: Scene): Steps<Vendor> {
  const { facts } = scene;
  const own = new Set(
    [payee.name, ...payee.hosts.map((host) => host.split('.').at(-2)!)].map(fold),
  );
  const isOwn = (name: string) =>
    [name, ...name.split(/[\s()]+/)].some((one) => own.has(fold(one)));
  const ballot = new Ballot((name) => isOwn(name) || isGeneric(name, scene.language));
  yield* ballot.addAll(labelledNames(facts.lines, scene.language), 70);
  yield* ballot.addAll(yield* namesInSentences(facts.lines, scene.language), 50);
  if (payee.pages === 'software') yield* ballot.addAll(namesInHeadings(facts.lines), 60);
  yield* ballot.addAll(facts.brands, 20);
  for (const { role, text } of facts.lines.slice(0, EARLY_LINES))
    for (const part of role === 'button' ? [] : titleParts(text))
      ballot.add(bareName(scene, part), role === 'heading' ? 16 : IN_PROSE.test(part) ? 4 : 8);
  for (const part of titleParts(facts.title)) ballot.add(bareName(scene, part), 12);
  ballot.add(facts.meta.get('og:site_name'), 10);

  const subdomain = payee.seller ? facts.host.split('.')[0]! : '';
  if (subdomain !== '' && subdomain !== 'www') ballot.add(capitalised(subdomain), 5);
  const title = ` ${facts.title.toLowerCase()} `;
  ballot.boost((name, key) => {
    const isTitled = facts.title !== name && title.includes(` ${name.toLowerCase()} `) ? 12 : 0;
    return isTitled + (key === fold(subdomain) ? 40 : 0);
  });
  return { name: ballot.winner ?? payee.name };
}

const SHORTEST_SHARED = 4;

/** "OpenPrint Forum" is at home on openprint3d.dev; "Cost Center" says nothing about sealos.run. */
function isRelated(key: string, label: string): boolean {
  if (label.length < SHORTEST_SHARED || NO_NAME.test(label) || /\P{ASCII}/u.test(key)) return true;
  const start = label.slice(0, SHORTEST_SHARED);
  return key.includes(start) || label.includes(key.slice(0, SHORTEST_SHARED));
}

const MARKETPLACE =
  /marketplace|app-?(store|exchange)|(^|\/)(apps|extensions?|plugins?|add-?ons?)[./]/;

/** Domains that name no one. */
const NO_NAME = /^(cloud|apps?|web|online|shop|store|hosting|localhost)$/;

/** "Order Acme for teams", "购买石墨文档高级版": a name without what is done with it and which plan of it is taken. */
function bareName({ language }: Scene, text: string): string {
  const words = wordsFor(language);
  const done = words.find(text, COMMITTING).find(({ index }) => index === 0);
  const rest = text.slice(done?.length ?? 0).trim();
  const plan = words.find(rest, ['planName']).at(-1);
  const isLast = plan !== undefined && plan.index > 0 && plan.index + plan.length === rest.length;
  return (isLast ? rest.slice(0, plan.index).trim() : rest) || text;
}

/** "Bitwarden Web vault" on bitwarden.com is Bitwarden: a title says the product, the host the brand in it. */
const brandIn = (name: string, label: string): string =>
  name.split(/\s+/).find((word) => fold(word) === label) ?? name;

const capitalised = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);
