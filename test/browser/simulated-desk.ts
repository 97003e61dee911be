import { readFile } from 'node:fs/promises';

import type { Conversation } from '../../lib/consultation/consultation.ts';
import type { Organisation } from '../../lib/consultation/desk-contract.ts';
import { aConversation } from '../consultation/samples.ts';

/** What happens to one call on its way. `lost`: never arrives. `answer-lost`: arrives, the answer does not. */
export const WEATHER = [
  'fine',
  'lost',
  'answer-lost',
  'doubled',
  429,
  500,
  'garbage',
  422,
] as const;
export type Weather = (typeof WEATHER)[number] | 'hangs';

/** An idempotent desk behind a network with weather; stands in for `fetch`. */
export class SimulatedDesk {
  /** Each effect that took place, in order: "request <id>", "message <id>"… */
  readonly effects: string[] = [];
  /** Each call that carried a write, with the address it went to. */
  readonly calls: { url: string; key: string }[] = [];
  weather: Weather[] = [];
  organisation: Organisation = { catalogue: [] };
  conversations: Conversation[] = [];
  /** Each read, by the end of its address; with the ETag it brought. */
  readonly reads: string[] = [];
  /** What browsers said of themselves. */
  readonly reports: unknown[] = [];
  /** Tokens it takes, credentials it knows. */
  tokens = new Set(['a-good-token']);
  credentials = new Set<string>();
  enrolments = 0;
  /** The earlier credentials it was shown. */
  readonly shown: string[] = [];
  /** Calls about a consultation that is not here. */
  misplaced = 0;
  private readonly answered = new Map<string, Response>();
  private inFlight = 0;
  private readonly hanging = Promise.withResolvers<void>();

  fetch = async (url: string, init?: RequestInit): Promise<Response> => {
    if (!init) return ownFile(new URL(url).pathname);
    const headers = new Headers(init.headers);
    const { pathname } = new URL(url);
    const body = init.body ? JSON.parse(init.body as string) : undefined;
    if (pathname.endsWith('/enrolments')) return this.enrol(body);
    const credential = headers.get('authorization')?.replace('Bearer ', '') ?? '';
    if (!this.credentials.has(credential)) return problem(401);
    if (init.method === 'GET') return this.read(pathname, headers.get('if-none-match'));

    if (init.method === 'PUT') {
      this.reports.push(body);
      return Response.json({});
    }
    const key = headers.get('idempotency-key') ?? '';
    this.calls.push({ url, key });
    this.inFlight += 1;
    if (this.inFlight > 1) throw new Error('two calls at once');
    try {
      return await this.pass(pathname, key, body);
    } finally {
      this.inFlight -= 1;
    }
  };

  /** The call that hangs comes through after all. */
  letThrough = () => this.hanging.resolve();

  private async pass(pathname: string, key: string, body: unknown): Promise<Response> {
    await Promise.resolve();
    const weather = this.weather.shift() ?? 'fine';
    if (weather === 'hangs') await this.hanging.promise;
    if (weather === 'lost') throw new TypeError('network');
    if (weather === 'garbage') return new Response('<html>Sign in to the Wi-Fi</html>');
    // What was taken once is never refused later: a repeated key gets its first answer.
    const isRepeated = weather === 422 && this.answered.has(key);
    if (typeof weather === 'number' && !isRepeated) return problem(weather);
    const answer = this.write(pathname, key, body);
    if (weather === 'doubled') this.write(pathname, key, body);
    if (weather === 'answer-lost') throw new TypeError('network');
    return answer;
  }

  private enrol({ token, previous }: { token: string; previous?: string }): Response {
    this.enrolments += 1;
    if (previous) this.shown.push(previous);
    if (!this.tokens.has(token)) return problem(401);
    const credential = `credential-${this.enrolments}-${'x'.repeat(32)}`;
    this.credentials.add(credential);
    return Response.json({ credential }, { status: 201 });
  }

  private read(pathname: string, ifNoneMatch: string | null): Response {
    const name = pathname.split('/').at(-1) ?? '';
    this.reads.push(ifNoneMatch ? `${name} unless ${ifNoneMatch}` : name);
    const body = name === 'organisation' ? this.organisation : { items: this.conversations };
    const etag = `"${JSON.stringify(body).length}"`;
    if (etag === ifNoneMatch) return new Response(null, { status: 304 });
    return Response.json(body, { headers: { etag } });
  }

  private write(pathname: string, key: string, body: unknown): Response {
    const before = this.answered.get(key);
    if (before) return before.clone();
    const answer = this.effect(pathname, key, body as { id: string });
    this.answered.set(key, answer.clone());
    return answer;
  }

  private effect(pathname: string, key: string, body: { id: string }): Response {
    const [, id, kind] = /consultations(?:\/([^/]+)\/(\w+))?$/.exec(pathname) ?? [];
    if (id && !this.effects.includes(`consultations ${id}`)) {
      this.misplaced += 1;
      return problem(404);
    }
    this.effects.push(`${kind ?? 'consultations'} ${key}`);
    const conversation = aConversation({ id: id ?? body.id, revision: this.effects.length });
    return Response.json(conversation, { status: 201 });
  }
}

const problem = (status: number): Response =>
  Response.json(
    { type: 'about:blank', title: `Problem ${status}`, status },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );

/** A file the extension ships. */
const ownFile = async (path: string): Promise<Response> =>
  new Response(await readFile(`public${path}`));
