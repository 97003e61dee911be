import { describe, expect, it } from 'vitest';

import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { plainReason } from '../../lib/policy/plain-reason.ts';
import { wordingOf } from '../locale.ts';

const { say } = await wordingOf('en');
const german = await wordingOf('de');

const reasonOf = (policy: unknown): string => parsePolicy(policy).problems[0]!.reason;

describe('why a setting is not used', () => {
  it.each<[unknown, string]>([
    [{ nudges: 'yes' }, 'it has to be true or false'],
    [{ nudgeEveryDays: 'often' }, 'it has to be a whole number'],
    [{ nudgeEveryDays: 1.5 }, 'it has to be a whole number'],
    [{ nudgeEveryDays: 0 }, 'it has to be at least 1'],
    [{ nudgeEveryDays: 9999 }, 'it may be at most 365'],
    [{ organisationName: 5 }, 'it has to be text'],
    [{ neverOn: 'https://bank.example/*' }, 'it has to be a list'],
    [{ catalogue: ['Acme'] }, 'it has to be a group of settings'],
    [{ bookingUrl: 'call us' }, 'it is not a web address with https://'],
    [
      { nudgeCorner: 'top' },
      'it has to be one of "bottom-end", "bottom-start", "top-end", "top-start"',
    ],
    [{ nugdes: true }, 'there is no such setting'],
    [{ mailTo: 'x' }, 'it has to be one e-mail address'],
    [{ languages: [] }, 'fewest entries allowed: 1'],
    [{ contactName: '' }, 'it must not be empty'],
    [{ contactName: 'x'.repeat(200) }, 'only its first 119 characters are used'],
    [
      { deskUrl: 'http://desk.example' },
      'it has to start with https:// (http:// only for localhost) and be an address only, without user name, ? or #',
    ],
    [
      { teamsWebhook: 'https://x.webhook.office.com/y' },
      'it is an Office 365 connector, which Microsoft has retired; the address of a Teams workflow is wanted',
    ],
    [{ webhookUrl: 'https://hook.example' }, 'it is not used without webhookSecret'],
    [
      { neverOn: ['bank.example'] },
      'it has to be a match pattern such as https://*.example.com/shop/*, without port, with at most three asterisks in the path',
    ],
    [
      { onlyOn: ['*://*/*'] },
      'it fits every page; nudges: false switches them off, and without onlyOn every page is looked at',
    ],
  ])('%j is said plainly', (policy, plain) => {
    expect(say(plainReason(reasonOf(policy)))).toBe(plain);
  });

  it('is said plainly of what is too long', () => {
    const reason = reasonOf({ bookingUrl: `https://a.example/${'x'.repeat(3000)}` });
    expect(say(plainReason(reason))).toBe('it may have at most 2048 characters');
  });

  it('is said in the buyer’s language', () => {
    expect(german.say(plainReason(reasonOf({ nudges: 'yes' })))).toMatch(/wahr oder falsch/);
  });
});
