import { describe, expect, it } from 'vitest';

import { reasonOf } from '../../../desk/channels/guarded-call.ts';
import { channelReason } from '../../../desk/inbox/parts/channel-reason.ts';
import { inboxWording } from '../../../desk/inbox/words.ts';
import { readStatus } from '../../../lib/channels/http-channel.ts';

const german = await inboxWording({ language: 'de', formats: 'de' });
const inGerman = (because: string) => german.say(channelReason(because));
const now = new Date();

describe('why a channel did not take something', () => {
  it.each([301, 400, 401, 403, 404, 408, 410, 413, 422, 423, 429, 500, 503])(
    'is told in the advisor’s language where it answered %i',
    (status) => {
      const reading = readStatus({ status, headers: new Headers(), text: '' }, now);
      const because = 'because' in reading ? reading.because : '';
      expect(inGerman(because)).toMatch(/^\w/);
      expect(channelReason(because).key).toMatch(/^channels\.because\./);
    },
  );

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ABORT_ERR', 'ECONNRESET'])(
    'is told in the advisor’s language where it was not reached (%s)',
    (code) => {
      const because = reasonOf(Object.assign(new Error(code), { code }));
      expect(channelReason(because).key).toMatch(/^channels\.because\./);
      expect(inGerman(because)).not.toBe('');
    },
  );

  it('names what it is about', () => {
    expect(inGerman('it answered something else than Jira')).toBe(
      'dort antwortet etwas anderes als Jira',
    );
    expect(inGerman('10.0.0.7 is inside the network and not among the hosts allowed')).toContain(
      '10.0.0.7',
    );
    expect(inGerman('it does not let our OAuth client in (invalid_client)')).toContain(
      'invalid_client',
    );
    expect(inGerman('the mail relay answered 550 to RCPT TO')).toContain('550');
  });

  it('stays as it stands where the tool said it in its own words', () => {
    expect(inGerman('channel_is_archived')).toBe('channel_is_archived');
  });
});
