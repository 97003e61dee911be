import { expect, it } from 'vitest';

import { keptBack } from '../../../lib/policy/check/kept-back.ts';
import { A_POLICY } from '../a-policy.ts';

const row = { name: 'Acme', domains: ['acme.example'], status: 'approved' };

it.each<[string, object, string[]]>([
  ['a right policy', A_POLICY, []],
  ['no list', { neverOn: 'https://bank.example/*', nudges: 'yes' }, []],
  ['a row with a part nobody knows', { catalogue: [{ ...row, renewsOn: 7 }] }, []],
  ['a value that is of the right type alone', { catalogue: [{ ...row, status: 'fine' }] }, []],
  ['a row of another type', { catalogue: [row, 'Acme'] }, ['catalogue']],
  ['a part of another type', { catalogue: [row, { ...row, spareSeats: 'many' }] }, ['catalogue']],
  ['a list within', { checklist: [{ id: 'purpose', options: [{ id: 1 }] }] }, ['checklist']],
  ['a pattern of another type', { neverOn: ['https://bank.example/*', 7] }, ['neverOn']],
  ['the same in the registry', { neverOn: '["https://bank.example/*", 7]' }, ['neverOn']],
])('Chrome keeps back, of %s: %j → %j', (_, values, lists) => {
  expect(keptBack(values)).toEqual(lists);
});
