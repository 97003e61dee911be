import fc from 'fast-check';
import { expect, it } from 'vitest';

import { health, healthOf } from '../../lib/consultation/health.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { policyKeys } from '../../lib/policy/policy.ts';

const client = { version: '1.2.3', browser: 'Firefox/153' };

it('says of a policy value that does not fit which key and why, and not the value', () => {
  const { problems } = parsePolicy({
    deskUrl: 'http://secret.example',
    enrolmentToken: 'pässword',
  });
  const report = healthOf(client, problems);
  expect(report.problems.map(({ key }) => key)).toEqual(['deskUrl', 'enrolmentToken']);
  expect(JSON.stringify(report)).not.toMatch(/secret|pässword/);
});

it('is a report the desk takes, without a word of any value, whatever the policy holds', () => {
  const canary = 'canary7f3a';
  const keys = fc.oneof(fc.constantFrom(...Object.keys(policyKeys)), fc.string());
  const leaf = fc.oneof(
    fc.constantFrom(canary, `https://${canary}.example/`, -1, 1.5, null, true, [canary]),
    fc.record({
      name: fc.constant(canary),
      domains: fc.constant([canary]),
      status: fc.constant(canary),
    }),
  );
  const values = fc.oneof(leaf, fc.array(leaf, { maxLength: 80 }));
  fc.assert(
    fc.property(fc.dictionary(keys, values), (raw) => {
      const report = healthOf(client, parsePolicy(raw).problems);
      expect(health.safeParse(report).error).toBeUndefined();
      expect(JSON.stringify(report)).not.toContain(canary);
    }),
  );
});
