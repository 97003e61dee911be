import { describe, expect, it } from 'vitest';

import { readAnswer } from '../../lib/consultation/desk-answer.ts';
import { deskRoutes } from '../../lib/consultation/desk-contract.ts';
import { NOON, aConversation, after } from './samples.ts';

const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  readAnswer(
    {
      status,
      headers: new Headers(headers),
      text: typeof body === 'string' ? body : JSON.stringify(body),
    },
    deskRoutes.create,
    NOON,
  );
const problem = (status: number, more: object = {}) => ({
  type: 'about:blank',
  title: 'Some fields are not right',
  status,
  ...more,
});

describe('an answer of the desk', () => {
  it('is done only when its body is what was promised', () => {
    expect(read(201, aConversation(), { etag: '"7"' })).toEqual({
      kind: 'done',
      value: aConversation(),
      etag: '"7"',
    });
  });

  it('may hold more than this build knows', () => {
    const newer = { ...aConversation(), mood: 'sunny' };
    expect(read(201, newer)).toMatchObject({ kind: 'done', value: aConversation() });
  });

  it.each([
    ['no JSON', 201, '<html>Please sign in to the airport Wi-Fi</html>'],
    ['cut off', 201, JSON.stringify(aConversation()).slice(0, 40)],
    ['other JSON', 200, { ok: true }],
    ['empty', 204, ''],
  ])('that is %s was never given', (_, status, body) => {
    expect(read(status, body)).toMatchObject({ kind: 'later', because: 'unreachable' });
  });

  it('refuses for good by a problem document, with each wrong field', () => {
    const told = problem(422, {
      detail: 'Please look again.',
      errors: [{ path: 'offer.seats', message: 'must be positive' }],
    });
    expect(read(422, told)).toEqual({
      kind: 'refused',
      title: 'Some fields are not right',
      detail: 'Please look again. offer.seats: must be positive',
    });
  });

  it('cleans what it will show', () => {
    const told = { ...problem(400), title: `Bad\u202e\n${'x'.repeat(500)}` };
    const answer = read(400, told);
    expect(answer.kind === 'refused' && answer.title).toMatch(/^Bad x{195}…$/);
  });

  it.each([403, 404, 400, 413])('of a stranger with status %i refuses nothing', (status) => {
    expect(read(status, '<html>Blocked by proxy</html>').kind).not.toBe('refused');
  });

  it.each([
    [401, 'not-authorised'],
    [304, 'unchanged'],
  ])('with status %i is %s', (status, kind) => {
    expect(read(status, problem(status)).kind).toBe(kind);
  });

  it.each([
    [408, 'entry'],
    [409, 'entry'],
    [429, 'channel'],
    [500, 'entry'],
    [502, 'entry'],
    [503, 'channel'],
  ])('with status %i is to be asked for again (%s)', (status, scope) => {
    expect(read(status, problem(status))).toMatchObject({ kind: 'later', because: 'busy', scope });
  });

  it.each([
    ['seconds', '120', 120_000],
    ['a date', after(90_000).toUTCString(), 90_000],
    ['a date gone by', after(-90_000).toUTCString(), undefined],
    ['nonsense', 'soon', undefined],
  ])('says when to come back: %s', (_, header, retryAfterMs) => {
    expect(read(429, problem(429), { 'retry-after': header })).toMatchObject({ retryAfterMs });
  });
});
