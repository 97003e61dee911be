import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { verbatim } from '../../lib/phrase.ts';
import { plainText } from '../../lib/plain-text.ts';
import { type ManagedSchema, managedSchema } from '../../lib/policy/managed-schema.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { plainReason } from '../../lib/policy/plain-reason.ts';
import { policyKeys } from '../../lib/policy/policy.ts';
import { A_POLICY } from './a-policy.ts';

type Path = (string | number)[];
interface Spot {
  path: Path;
  type: ManagedSchema['type'];
}

/** Every place of the schema where a value stands, the ones within lists and objects included. */
function spotsOf({ type, properties, items }: ManagedSchema, path: Path = []): Spot[] {
  return [
    ...(path.length > 0 ? [{ path, type }] : []),
    ...Object.entries(properties ?? {}).flatMap(([key, node]) => spotsOf(node, [...path, key])),
    ...(items ? spotsOf(items, [...path, 0]) : []),
  ];
}

const SPOTS = spotsOf(managedSchema());

function withAt(tree: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = structuredClone(tree) as Record<string | number, unknown>;
  copy[key] = withAt(copy[key], rest, value);
  return copy;
}

const valueAt = (path: Path) =>
  path.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], A_POLICY);

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

/** Values that are of another type, in the Windows registry, too: there 0 and 1 are switches and lists are JSON. */
const wrongFor = ({ type, path }: Spot) =>
  fc.jsonValue().filter((value) => {
    if (typeOf(value) === type) return false;
    if (path.length > 1) return true;
    return !(type === 'boolean' && (value === 0 || value === 1));
  });

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '"; DROP TABLE policy; --',
  'javascript:alert(1)',
  '\u202egnp.exe',
  '\u0000\ud800',
  '__proto__',
  '${process.env.HOME}',
  '=cmd|calc',
  'x'.repeat(1_000_000),
];

describe('the sample policy', () => {
  it('has a value for every key at every depth, and every one of them is right', () => {
    expect(SPOTS.filter(({ path }) => valueAt(path) === undefined)).toEqual([]);
    expect(parsePolicy(A_POLICY)).toEqual({ policy: A_POLICY, problems: [] });
    expect(Object.keys(A_POLICY).sort()).toEqual(Object.keys(policyKeys).sort());
  });
});

const named = (spots: Spot[]) => spots.map((spot) => [spot.path.join('.'), spot] as const);
/** The key that a spot is in, and what is of no use without it. */
const concerned = ({ path: [key] }: Spot): unknown[] =>
  key === 'webhookSecret' ? [key, 'webhookUrl'] : [key];
const others = (spot: Spot): object =>
  Object.fromEntries(Object.entries(A_POLICY).filter(([key]) => !concerned(spot).includes(key)));

describe('a value of another type', () => {
  it.each(named(SPOTS))('at %s is named, and takes no other key with it', (_, spot) => {
    fc.assert(
      fc.property(wrongFor(spot), (value) => {
        const { policy, problems } = parsePolicy(withAt(A_POLICY, spot.path, value));
        expect(problems.length).toBeGreaterThan(0);
        for (const { key, reason } of problems) {
          expect(concerned(spot)).toContain(/^[^.[]+/.exec(key)?.[0]);
          expect(plainReason(reason)).not.toEqual(verbatim(reason));
        }
        expect(policy).toMatchObject(others(spot));
        const left = parsePolicy(policy).problems.filter(
          ({ key }) => !concerned(spot).includes(key),
        );
        expect(left).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a hostile text', () => {
  const texts = SPOTS.filter(({ type }) => type === 'string');

  it.each(named(texts))('at %s is refused by name, or kept as a text in bounds', (_, spot) => {
    for (const text of HOSTILE) {
      const { policy, problems } = parsePolicy(withAt(A_POLICY, spot.path, text));
      expect(policy).toMatchObject(others(spot));
      for (const { reason } of problems) expect(plainReason(reason)).not.toEqual(verbatim(reason));
      expect(JSON.stringify(problems).length).toBeLessThan(2000);
      expect(JSON.stringify(policy).length).toBeLessThan(5000);
      const kept = JSON.stringify(plainText(text, 50).slice(0, 49)).slice(1, -1);
      expect(problems.length > 0 || JSON.stringify(policy).includes(kept)).toBe(true);
    }
  });
});

describe('what a policy does not know', () => {
  it.each([
    ['next to the keys', ['soundOfNudges']],
    ['within a row of the catalogue', ['catalogue', 0, 'renewsOn']],
    ['within a question', ['checklist', 0, 'weight']],
    ['within an option', ['checklist', 0, 'options', 1, 'icon']],
    ['within a translation', ['checklist', 0, 'translations', 0, 'author']],
  ] as [string, Path][])('%s is named and left out, the rest stays', (_, path) => {
    const { policy, problems } = parsePolicy(withAt(A_POLICY, path, 'x'));
    const key = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
    expect(problems).toEqual([{ key: key.slice(1), value: '"x"', reason: 'unknown key' }]);
    expect(policy).toEqual(A_POLICY);
  });
});
