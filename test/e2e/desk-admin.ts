import type * as z from 'zod/mini';

import { type InboxRoute, inboxRoutes } from '../../desk/inbox-contract/routes.ts';
import { SESSION_PATH } from '../../desk/inbox-contract/sign-in.ts';
import type { RunningDesk } from '../desk/start-desk.ts';

type Answer<Name extends InboxRoute> = z.output<(typeof inboxRoutes)[Name]['answer']>;

/** The administrator of a desk, without a page: for what the story takes as given. */
export class DeskAdmin {
  readonly #url: string;
  readonly cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.cookie = cookie;
  }

  /** Uses up the desk's sign-in link. */
  static async signIn(desk: RunningDesk): Promise<DeskAdmin> {
    const token = new URL(desk.signInLink).hash.replace('#sign-in=', '');
    const response = await fetch(desk.url + SESSION_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: desk.url },
      body: JSON.stringify({ token }),
    });
    if (!response.ok) throw new Error(`the desk refused the sign-in: ${await response.text()}`);
    return new DeskAdmin(desk.url, response.headers.getSetCookie()[0]!.split(';')[0]!);
  }

  async call<Name extends InboxRoute>(
    name: Name,
    { id = '', body }: { id?: string; body?: unknown } = {},
  ): Promise<Answer<Name>> {
    const { method, path, answer } = inboxRoutes[name];
    const response = await fetch(`${this.#url}/api/inbox${path.replace('{id}', id)}`, {
      method: method.toUpperCase(),
      headers: {
        cookie: this.cookie,
        origin: this.#url,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the desk refused ${name}: ${text}`);
    return answer.parse(JSON.parse(text)) as Answer<Name>;
  }

  /** A one-time link with which the administrator signs in again. */
  async signInLink(): Promise<string> {
    const { id } = await this.call('me');
    return (await this.call('inviteAgain', { id, body: {} })).link;
  }
}
