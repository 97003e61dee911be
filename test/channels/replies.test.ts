import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { consultationOf, replyAddress } from '../../lib/channels/email.ts';
import { readReply } from '../../lib/channels/read-reply.ts';
import { adviceDraft } from '../../lib/consultation/consultation.ts';
import { NASTY } from './notices.ts';

describe('what IT writes in another tool', () => {
  it.each([
    ['Go ahead', { verdict: 'go-ahead', message: '' }],
    ['go ahead!\r\n\r\nHave fun.', { verdict: 'go-ahead', message: 'Have fun.' }],
    [
      'Go ahead if:\n- SSO is on\n* at most 10 seats\nThanks!',
      {
        verdict: 'go-ahead-with-conditions',
        conditions: ['SSO is on', 'at most 10 seats'],
        message: 'Thanks!',
      },
    ],
    ['Use Miro instead.\nFree seats.', { verdict: 'use-this-instead', alternative: 'Miro' }],
    ['Let’s talk\nTomorrow at 9?', { verdict: 'lets-talk', message: 'Tomorrow at 9?' }],
    ["let's talk", { verdict: 'lets-talk' }],
  ])('advises by its first line: %j', (text, advice) => {
    expect(readReply(text)).toMatchObject({ kind: 'advice', advice });
  });

  it.each([
    'Go ahead and tell me more about it first.',
    'Please do not go ahead',
    'I would not\nGo ahead',
    'Go ahead if:\nno list follows',
    'Instead use Miro',
  ])('is a message where it only looks like advice: %j', (text) => {
    expect(readReply(text)).toEqual({ kind: 'message', text });
  });

  it('is nothing where nothing was said', () => {
    expect(readReply(' \r\n\u200b\n')).toBeUndefined();
  });

  it('advises nobody where the buyer wrote it', () => {
    expect(readReply('Go ahead', 'buyer')).toEqual({ kind: 'message', text: 'Go ahead' });
  });

  it('always fits what a buyer’s browser takes', () => {
    const starts = fc.constantFrom('Go ahead\n', 'Go ahead if:\n- ', 'Use x instead\n', 'Use ', '');
    const text = fc.oneof(
      fc.constantFrom(...NASTY),
      fc.string({ unit: 'grapheme', maxLength: 9000 }),
    );
    fc.assert(
      fc.property(starts, text, (start, text) => {
        const reply = readReply(start + text);
        const message = reply?.kind === 'message' ? reply.text : (reply?.advice.message ?? '');
        expect(message.length).toBeLessThanOrEqual(4000);
        const advice = reply?.kind === 'advice' ? [reply.advice] : [];
        expect(advice.map((draft) => adviceDraft.safeParse(draft).error)).toEqual(
          advice.map(() => undefined),
        );
      }),
    );
  });
});

describe('a reply address', () => {
  const replies = { address: 'desk@corp.example', secret: 'a secret of at least twenty-four' };

  it('leads back to its consultation, in whatever case a mail server writes it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), async (id) => {
        const address = await replyAddress(id, replies);
        expect(await consultationOf(address, replies)).toBe(id);
        expect(await consultationOf(address.toUpperCase(), replies)).toBe(id);
      }),
    );
  });

  it('cannot be made up for another consultation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.uuid(), async (id, other) => {
        fc.pre(id !== other);
        const address = await replyAddress(id, replies);
        const forged = address.replace(id.replaceAll('-', ''), other.replaceAll('-', ''));
        expect(await consultationOf(forged, replies)).toBeUndefined();
      }),
    );
    expect(await consultationOf('desk@corp.example', replies)).toBeUndefined();
    expect(await consultationOf('desk+x@evil.example', replies)).toBeUndefined();
  });
});
