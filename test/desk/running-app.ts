import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createApp } from '../../desk/app.ts';
import { type Channels, NO_CHANNELS } from '../../desk/channels/config.ts';
import { startChannels } from '../../desk/channels/start.ts';
import type { Desk, Limits } from '../../desk/desk.ts';
import { firstStart } from '../../desk/first-start.ts';
import { listen } from '../../desk/http/listen.ts';
import type { Pages } from '../../desk/inbox-page.ts';
import { Live } from '../../desk/live.ts';
import { Metrics } from '../../desk/metrics.ts';
import type { OpenIdConfig } from '../../desk/open-id/config.ts';
import { Provider } from '../../desk/open-id/provider.ts';
import { openFolder, openPostgres } from '../../desk/store/open.ts';
import type { Request } from '../../lib/consultation/consultation.ts';
import { newDatabase } from './postgres.ts';

/** The test's clock stands still, so nothing would refill. */
const PLENTY = { burst: 10_000, perSecond: 1 };
const GENEROUS: Limits = {
  perCredential: PLENTY,
  enrolmentsPerAddress: PLENTY,
  failuresPerAddress: PLENTY,
};

/** The desk over real HTTP on a free port with a database file of its own, and a clock the test turns. */
export async function runApp(
  options: {
    limits?: Partial<Limits>;
    pages?: Pages;
    database?: string;
    /** Of a database that is there already; always SQLite. */
    folder?: string;
    channels?: Channels;
    extensions?: string;
    metricsToken?: string;
    openId?: OpenIdConfig;
  } = {},
) {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'desk-')));
  const database = options.folder ? undefined : (options.database ?? (await newDatabase()));
  const store = database ? await openPostgres(database, () => {}) : await openFolder(folder);
  const clock = { now: Date.UTC(2026, 10, 24, 9) };
  const stopping = new AbortController();
  const origins = new Set<string>();
  const logged: string[] = [];
  const desk: Desk = {
    store,
    now: () => clock.now,
    log: (...entry) => logged.push(JSON.stringify(entry)),
    live: new Live(store.wire),
    metrics: new Metrics(),
    metricsToken: options.metricsToken,
    limits: { ...GENEROUS, ...options.limits },
    origins,
    secureCookies: false,
    trustProxy: false,
    channels: options.channels ?? NO_CHANNELS,
    extensions: options.extensions,
    openId: options.openId && new Provider(options.openId),
    pages: options.pages ?? new Map(),
    stopping: stopping.signal,
  };
  const server = await listen(createApp(desk), { host: '127.0.0.1', port: 0 });
  origins.add(server.url);
  const first = await firstStart(store.db, clock.now, true);
  const lanes = await startChannels(desk, { inboxUrl: server.url, pollMs: 1000 });
  return {
    url: server.url,
    live: desk.live,
    db: store.db,
    clock,
    logged,
    enrolmentToken: first.enrolmentToken!,
    signInToken: first.signIn!,
    stop: async () => {
      stopping.abort();
      await Promise.all([server.close(), lanes.stopped()]);
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
export type RunningApp = Awaited<ReturnType<typeof runApp>>;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of any shape
  json: any;
}

/** One call. `body` is sent as JSON unless it is a string or bytes already. */
export async function call(
  method: string,
  url: string,
  options: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { body } = options;
  const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: (raw ? body : JSON.stringify(body)) as BodyInit }),
    redirect: 'manual',
  });
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : null;
  return { status: response.status, headers: response.headers, text, json };
}

export const key = (value: string = randomUUID()) => ({ 'idempotency-key': value });

/** Enrols a browser; returns the header that authorises it. */
export async function enrol(desk: { url: string; enrolmentToken: string }) {
  const { json } = await call('POST', `${desk.url}/api/v1/enrolments`, {
    body: { token: desk.enrolmentToken, client: { version: '0.1.0', browser: 'Chromium 156' } },
  });
  return { authorization: `Bearer ${json.credential}` };
}

/** Signs an advisor in with a link's token; returns the headers of an inbox page. */
export async function signIn(desk: { url: string }, token: string) {
  const { headers } = await call('POST', `${desk.url}/api/inbox/session`, {
    body: { token },
    headers: { origin: desk.url },
  });
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  return { origin: desk.url, cookie };
}

/** A request as the extension makes it. */
export const aRequest = (more: Partial<Request> = {}): Request => ({
  id: randomUUID(),
  createdAt: '2026-11-24T08:59:00.000Z',
  language: 'en',
  timing: 'before',
  vendor: { name: 'Acme Boards', domain: 'acmeboards.example' },
  offer: {
    product: 'Acme Boards',
    plan: 'Pro',
    seats: 12,
    price: { minor: 14_400, currency: 'EUR' },
    period: 'month',
  },
  url: 'https://acmeboards.example/checkout',
  evidence: [{ kind: 'subscription-order', weight: 2.1 }],
  buyer: { name: 'Mara Lind', email: 'mara@corp.example', team: 'Marketing' },
  answers: [
    {
      question: 'purpose',
      option: 'efficiency',
      questionText: 'Which business purpose does it serve?',
      optionText: 'Efficiency',
    },
  ],
  assessment: { level: 'talk', reasons: ['It will hold customers’ data.'], alternatives: [] },
  note: 'We need shared boards for the spring campaign.',
  venue: 'written',
  ...more,
});
