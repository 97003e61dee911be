import { randomUUID } from 'node:crypto';

import { listAnswer } from '../../desk/inbox-contract/list.ts';
import type { Request } from '../../lib/consultation/consultation.ts';
import { aRequest, call, enrol, key, runApp, signIn } from './running-app.ts';

/** A new desk with an administrator signed in and one browser enrolled, and short ways to do what both do. */
export async function openInbox() {
  const desk = await runApp();
  const inbox = `${desk.url}/api/inbox`;
  const buyer = await enrol(desk);
  const me = await signIn(desk, desk.signInToken);

  const asBuyer = (path: string, body: unknown) =>
    call('POST', `${desk.url}/api/v1/consultations${path}`, {
      body,
      headers: { ...buyer, ...key() },
    });
  const get = (path: string, headers: Record<string, string> = me) =>
    call('GET', inbox + path, { headers });
  const send = (method: string, path: string, body: unknown = {}, headers = me) =>
    call(method, inbox + path, { body, headers });
  const listed = async (query: string) =>
    listAnswer.parse((await get(`/consultations?${query}`)).json);

  return {
    desk,
    inbox,
    buyer,
    me,
    asBuyer,
    get,
    send,
    listed,
    idsOf: async (query: string) => (await listed(query)).items.map(({ id }) => id),
    /** A buyer sends a request. Returns its id. */
    ask: async (more: Partial<Request> = {}) => {
      const request = aRequest(more);
      await asBuyer('', request);
      return request.id;
    },
    reply: (id: string, text: string) => asBuyer(`/${id}/messages`, { id: randomUUID(), text }),
    /** A colleague is invited and signs in. */
    invite: async (name: string) => {
      const { link } = (await send('POST', '/advisors', { name, role: 'advisor' })).json;
      return signIn(desk, tokenOf(link));
    },
  };
}
export type Inbox = Awaited<ReturnType<typeof openInbox>>;

/** The token in a one-time link. */
export const tokenOf = (link: string): string => new URL(link).hash.replace('#sign-in=', '');

export const advice = (more: object = {}) => ({
  id: randomUUID(),
  verdict: 'go-ahead',
  message: 'Go ahead.',
  conditions: [],
  ...more,
});
