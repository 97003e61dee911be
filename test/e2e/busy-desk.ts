import { randomUUID } from 'node:crypto';

import { loadPages } from '../../desk/inbox-page.ts';
import type { OpenIdConfig } from '../../desk/open-id/config.ts';
import type { Request } from '../../lib/consultation/consultation.ts';
import { built } from '../../scripts/builds.ts';
import { aRequest, call, enrol, key, runApp, signIn } from '../desk/running-app.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const VENDORS = [
  ['Lumen Boards', 'lumenboards.example', 'Pro', 14_400, 'month'],
  ['Shiftwell', 'shiftwell.example', 'Growth', 28_000, 'month'],
  ['Glyphic', 'glyphic.example', 'Team', 4500, 'month'],
  ['Courier Mailer', 'courier.example', 'Starter', 1900, 'month'],
  ['Paperlane', 'paperlane.example', 'Business', 96_000, 'year'],
  ['Notewell AI', 'notewell.example', 'Plus', 2000, 'month'],
  ['Ferrous CRM', 'ferrous.example', 'Enterprise', 480_000, 'year'],
] as const;
const PEOPLE = [
  ['Mara Lind', 'Marketing'],
  ['Tomasz Brandt', 'Operations'],
  ['Ana Reis', 'Design'],
  ['Jo Park', 'Events'],
  ['Yusuf Demir', 'Sales'],
  ['Ines Moreau', 'Legal'],
] as const;
const LEVELS = ['go', 'talk', 'talk', 'consult'] as const;
const REASONS = {
  go: [],
  talk: ['Several teams see the same need.'],
  consult: ['It will hold data about customers or people.', 'It is hard to leave again.'],
};
const NOTES = [
  'We plan the spring campaign with three agencies and keep losing track of versions.',
  'Our free trial ends on Friday.',
  undefined,
];

/** The n-th of the requests of an ordinary quarter: the same each time. */
function ordinaryRequest(n: number): Request {
  const [name, domain, plan, minor, period] = VENDORS[(n * n + 3 * n) % VENDORS.length]!;
  const [person, team] = PEOPLE[(n * 5 + (n >> 2)) % PEOPLE.length]!;
  const level = LEVELS[(n * 7) % LEVELS.length]!;
  const note = NOTES[n % NOTES.length];
  return aRequest({
    vendor: { name, domain },
    offer: {
      plan,
      seats: 1 + ((n * 3) % 14),
      price: { minor, currency: n % 5 === 0 ? 'USD' : 'EUR' },
      period,
    },
    url: `https://${domain}/checkout`,
    buyer: { name: person, team, email: `${person.split(' ')[0]!.toLowerCase()}@harbour.example` },
    assessment: { level, reasons: [...REASONS[level]], alternatives: [] },
    holdOut: { percent: 10, isHeldOut: n % 17 === 3 },
    ...(note ? { note } : { note: undefined }),
  });
}

const ADVICE = [
  { verdict: 'go-ahead', message: 'Go ahead, nothing speaks against it.', conditions: [] },
  {
    verdict: 'go-ahead-with-conditions',
    message: 'Go ahead, as long as this is in place.',
    conditions: ['Sign in with your work account.', 'Keep customer data out of it.'],
  },
  {
    verdict: 'use-this-instead',
    message: 'We have this already; you can have it today.',
    conditions: [],
    alternative: 'Lumen Boards',
  },
] as const;
const RESULTS = ['bought', 'bought-with-changes', 'used-alternative', 'dropped'] as const;

/** A desk with its page and the requests of a quarter, most of them answered; the newest are open. */
export async function startBusyDesk(openId?: OpenIdConfig) {
  const pages = await loadPages(built('inbox'));
  const desk = await runApp({ pages, ...(openId ? { openId } : {}) });
  const now = Date.now();
  desk.clock.now = now;
  const browsers = [await enrol(desk), await enrol(desk)];
  const it = await signIn(desk, desk.signInToken);
  const post = (path: string, body: unknown, headers: Record<string, string>, method = 'POST') =>
    call(method, desk.url + path, { body, headers });
  const ask = async (request: Request, n = 0) => {
    const { status, text } = await post('/api/v1/consultations', request, {
      ...browsers[n % 2],
      ...key(),
    });
    if (status !== 201) throw new Error(`the desk refused a request: ${text}`);
    return request.id;
  };
  const inbox = (method: string, path: string, body: unknown = {}) =>
    post(`/api/inbox${path}`, body, it, method);

  await inbox('PUT', '/session', { name: 'Priya in IT' });
  await inbox('PUT', '/settings', { name: 'Harbour Labs', contact: 'Priya in IT' });
  await stockCatalogue(inbox);
  for (const report of HEALTH) await post('/api/v1/health', report, await enrol(desk), 'PUT');
  const ids: string[] = [];
  for (let n = 0; n < 90; n++) {
    const askedAt = now - (90 - n) * DAY + ((n * 5) % 9) * HOUR;
    desk.clock.now = askedAt;
    const id = await ask(ordinaryRequest(n), n);
    ids.push(id);
    if (n >= 84 && n !== 86) continue;
    const wait = (1 + ((n * 11) % 7) * (1 - n / 130)) * HOUR;
    desk.clock.now = Math.min(now, askedAt + Math.round(wait));
    await inbox('POST', `/consultations/${id}/advice`, { id: randomUUID(), ...ADVICE[n % 3] });
    if (n % 4 === 1 || n > 80) continue;
    const at = new Date(desk.clock.now).toISOString();
    const outcome = { result: RESULTS[(n * 3) % 4]!, useful: n % 6 !== 0, at };
    await post(`/api/v1/consultations/${id}/outcome`, outcome, { ...browsers[n % 2], ...key() });
  }
  desk.clock.now = now;
  return {
    ...desk,
    /** Oldest first; the last few are open. */
    ids,
    ask,
    inbox,
    buyer: browsers[0]!,
    /** A one-time link for the administrator. */
    signInLink: async () => {
      const me = (await call('GET', `${desk.url}/api/inbox/session`, { headers: it })).json;
      return (await inbox('POST', `/advisors/${me.id}/sign-in-links`)).json.link as string;
    },
  };
}
export type BusyDesk = Awaited<ReturnType<typeof startBusyDesk>>;

const healthOf = (version: string, problems: object[] = []) => ({
  client: { version, browser: 'Chrome/156' },
  problems,
});
const HTTP = {
  key: 'deskUrl',
  reason: 'must be https (http only for localhost), without user name, query or fragment',
};
const TYPO = { key: 'nudgeEvryDays', reason: 'unknown key' };
const LONG = {
  key: 'catalogue[118].note',
  reason: 'is too long: only its first 299 characters are used',
};
/** What browsers of the organisation say of themselves. */
const HEALTH = [
  healthOf('0.1.1'),
  healthOf('0.1.1', [TYPO]),
  healthOf('0.1.1', [TYPO, LONG]),
  healthOf('0.1.0', [TYPO]),
  healthOf('0.1.0', [HTTP]),
];

async function stockCatalogue(
  inbox: (method: string, path: string, body: unknown) => Promise<unknown>,
): Promise<void> {
  const entries = [
    {
      name: 'Lumen Boards',
      domains: ['lumenboards.example'],
      status: 'approved',
      category: 'whiteboard',
      owner: 'Priya in IT',
      spareSeats: 4,
    },
    { name: 'Glyphic', domains: ['glyphic.example'], status: 'under-review', category: 'design' },
    {
      name: 'Notewell AI',
      domains: ['notewell.example'],
      status: 'discouraged',
      alternatives: ['Lumen Boards'],
      note: 'Keeps recordings of meetings outside the EU.',
    },
    {
      name: 'Paperlane',
      domains: ['paperlane.example'],
      status: 'approved',
      terms: '20 % from ten seats',
    },
  ];
  for (const entry of entries) await inbox('PUT', `/catalogue/${randomUUID()}`, entry);
}
