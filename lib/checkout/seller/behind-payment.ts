import type { PaymentHost } from '../payment-hosts.ts';
import type { Scene } from '../scene.ts';
import type { Steps } from '../steps.ts';
import { Ballot } from './ballot.ts';
import { bareName } from './bare-name.ts';
import { isGeneric } from './generic.ts';
import { fold, titleParts } from './names.ts';
import { capitalised } from './own-site.ts';
import { earlyLines, labelledNames, namesInHeadings, namesSaid } from './stated.ts';

/** Whose account it is stands in the address: "/store/acme-shop/charges". */
const BUYER =
  /\/(?:store|shop|orgs?|organi[sz]ations?|teams?|workspaces?|accounts?)\/(?<slug>[^/?#]+)/;
const IN_PROSE = /^\p{Ll}/u;

/** For whom a payment host collects, as its page says; its own name where it does not say. */
export function* behindPayment(payee: PaymentHost, scene: Scene): Steps<string> {
  const { facts } = scene;
  const own = new Set(
    [payee.name, ...payee.hosts.map((host) => host.split('.').at(-2)!)].map(fold),
  );
  const isOwn = (name: string) =>
    [name, ...name.split(/[\s()]+/)].some((one) => own.has(fold(one)));
  const buyer = fold(BUYER.exec(facts.path)?.groups?.['slug'] ?? '');
  const ballot = new Ballot(
    (name) => isOwn(name) || fold(name) === buyer || isGeneric(name, scene.language),
  );
  yield* ballot.addAll(labelledNames(facts.lines, scene.language), 70);
  if (payee.pages === 'software') yield* ballot.addAll(namesInHeadings(scene), 60);
  yield* ballot.addAll(facts.brands, 20);
  for (const { role, text } of earlyLines(facts.lines))
    for (const part of role === 'button' ? [] : titleParts(text))
      ballot.add(bareName(scene, part), role === 'heading' ? 16 : IN_PROSE.test(part) ? 4 : 8);
  for (const part of titleParts(facts.title)) ballot.add(bareName(scene, part), 12);
  ballot.add(facts.meta.get('og:site_name'), 10);
  yield* ballot.addSaid(yield* namesSaid(['soldBy', 'chargedBy', 'termsOf', 'backTo'], scene), 50);

  const title = ` ${facts.title.toLowerCase()} `;
  ballot.boost((name) =>
    facts.title !== name && title.includes(` ${name.toLowerCase()} `) ? 12 : 0,
  );
  const subdomain = payee.seller ? facts.host.split('.')[0]! : '';
  ballot.boost((_, key) => (key === fold(subdomain) ? 40 : 0));
  if (subdomain !== 'www') ballot.add(capitalised(subdomain), 5);
  return ballot.winner ?? payee.name;
}
