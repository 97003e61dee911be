import { describe, expect, it } from 'vitest';

import { checkPolicyFile, hintsFor } from '../../../lib/policy/check/check-policy.ts';
import type { Policy } from '../../../lib/policy/policy.ts';
import { A_POLICY } from '../a-policy.ts';

const ids = { chromiumId: 'abcdefghijklmnopabcdefghijklmnop', firefoxId: 'rp@corp.example' };
const QUIET: Policy = {
  deskUrl: 'https://desk.example.com',
  enrolmentToken: 'a-good-token',
  dataConsent: true,
};

describe('a checked policy', () => {
  it('says what is understood, what is wrong and where it was found', () => {
    const text = JSON.stringify({
      '3rdparty': { extensions: { [ids.chromiumId]: { ...QUIET, nudgeEveryDays: 'often' } } },
    });
    const [checked] = checkPolicyFile(text, ids);
    expect(checked).toMatchObject({
      from: `3rdparty, ${ids.chromiumId}`,
      policy: QUIET,
      hints: [],
    });
    expect(checked?.problems.map(({ key, value }) => [key, value])).toEqual([
      ['nudgeEveryDays', '"often"'],
    ]);
  });

  it('warns where Chrome would hand over less than there is', () => {
    const text = JSON.stringify({ ...QUIET, neverOn: ['https://*.bank.example/*', 7] });
    const [checked] = checkPolicyFile(text, ids);
    expect(checked?.policy.neverOn).toEqual(['https://*.bank.example/*']);
    expect(checked?.hints).toEqual([expect.stringContaining('hand over nothing of neverOn')]);
  });

  it.each<[Policy, RegExp[]]>([
    [QUIET, []],
    [{ dataConsent: true }, [/can ask nobody/]],
    [{ dataConsent: true, mailTo: 'it@corp.example' }, []],
    [{ dataConsent: true, deskUrl: QUIET.deskUrl }, [/cannot enrol/]],
    [{ ...QUIET, mailTo: 'it@corp.example' }, [/direct channels are not used/]],
    [{ ...QUIET, dataConsent: false }, [/each buyer is asked once/]],
    [{ ...QUIET, catalogue: A_POLICY.catalogue }, [/counts only until/]],
    [{ ...QUIET, consultFrom: 4 }, [/never suggested/]],
    [{ ...QUIET, nudges: false }, [/pages stay as they are/]],
  ])('%j hints at %j', (policy, hints) => {
    const said = hintsFor(policy);
    expect(said).toHaveLength(hints.length);
    hints.forEach((hint, at) => expect(said[at]).toMatch(hint));
  });
});
