import { describe, expect, it } from 'vitest';

import { SOFTWARE } from '../../../lib/checkout/evidence/software.ts';
import { namePlan, planNames } from '../../../lib/checkout/offer/plan.ts';
import type { Field } from '../../../lib/checkout/page-facts.ts';
import type { Scene } from '../../../lib/checkout/scene.ts';
import { fieldAt, sceneOfPage } from '../scene-of.ts';

const read = (scene: Scene): string[] => planNames(scene).map(({ text }) => text.toLowerCase());

const cases: [string, string[], Field[], string | undefined][] = [
  [
    'nothing where only a field asks for a company',
    ['Company (optional)'],
    [fieldAt(1)],
    undefined,
  ],
  ['nothing where a field of a company is explained below', ['Empresa *'], [fieldAt(0)], undefined],
  [
    'what stands above a box that counts it',
    ['Quillboard Pro, yearly'],
    [fieldAt(1, { quantity: 3 })],
    'Pro',
  ],
  ['what stands before its price above a field', ['Team ($94/month)'], [fieldAt(1)], 'Team'],
  [
    'what a longer line names above a field',
    ['Hosting Startup – quill.example'],
    [fieldAt(1)],
    'Startup',
  ],
  ['what a heading says above a field', ['# Business'], [fieldAt(1)], 'Business'],
  ['what the button takes', ['Business', 'Premium', '[Upgrade to Premium]'], [], 'Premium'],
  ['where it leads', ['You are changing from the Team plan to the Pro plan'], [], 'Pro plan'],
  [
    'what is charged, not what is credited',
    ['Unused time on Starter', '-$5.00', 'Quill Business', '$50.00'],
    [],
    'Business',
  ],
  ['nothing where several are told of', ['All Team features', 'Ask for Enterprise'], [], undefined],
];

describe('the plan', () => {
  it.each(cases)('is %s', (_, lines, fields, name) => {
    expect(namePlan(sceneOfPage(lines, { fields }))).toBe(name);
  });

  it.each(cases)('speaks for software as far as it is one: %s', (_, lines, fields) => {
    const scene = sceneOfPage(lines, { fields });
    const kind = SOFTWARE.find((one) => one.kind === 'plan-name')!;
    const found = kind.find(scene, { known: undefined, seller: '', order: 'offered' });
    expect(found?.seen?.split(', ') ?? []).toEqual([...new Set(read(scene))]);
  });
});
