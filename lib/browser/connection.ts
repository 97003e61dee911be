import { browser } from 'wxt/browser';
import type * as z from 'zod/mini';

import type { DeskAnswer } from '../consultation/desk-answer.ts';
import { deskRoutes } from '../consultation/desk-contract.ts';
import type { Client } from '../consultation/health.ts';
import type { Failure } from '../consultation/outbox.ts';
import type { Ways } from '../consultation/reroute.ts';
import { type Desk, chooseDesk } from '../policy/choose-desk.ts';
import { directChannels, namedChannels } from '../policy/direct-channels.ts';
import type { Connection, PolicyState } from '../state.ts';
import { consentHeld } from './consent.ts';
import { type DeskCall, type Route, callDesk } from './desk.ts';
import { settledPolicy } from './managed-policy.ts';
import { read, update, write } from './stored.ts';

interface Enrolled {
  desk: Desk;
  credential: string;
}
type Later = Failure & { kind: 'later' };

/** The desk that policy and settings name at this moment. */
async function currentDesk(): Promise<Desk | undefined> {
  return chooseDesk(await settledPolicy(), await read('settings'));
}

/** The ways to IT at this moment, once the policy can be relied on. */
export async function currentWays(): Promise<Ways> {
  return waysIn(await settledPolicy());
}

/** The same by the policy as last read, for what must not wait. */
export async function knownWays(): Promise<Ways> {
  return waysIn(await read('policy'));
}

async function waysIn(state: PolicyState): Promise<Ways> {
  const desk = chooseDesk(state, await read('settings'));
  const forNew = desk ? [undefined] : directChannels(state);
  return { forNew, known: namedChannels(state.policy) };
}

/** Lets go of what another desk told: `undefined` when there is none that may be asked. */
export async function followDesk(): Promise<string | undefined> {
  const desk = await currentDesk();
  const { forNew } = await currentWays();
  const isAgreed = await consentHeld();
  const asked = desk && isAgreed ? desk.url : undefined;
  if (forNew.length === 0) await tell('no-desk');
  else if (!isAgreed) await tell('no-consent', desk);
  else if (!desk) await tell('direct');
  await update('organisation', (kept) => (kept?.deskUrl === desk?.url ? kept : null));
  await update('polling', (kept) =>
    kept.deskUrl === asked ? kept : { failures: 0, ...(asked && { deskUrl: asked }) },
  );
  return asked;
}

/** Calls the desk as this browser, enrolling first where it has not yet; a refused credential is replaced once. */
export async function askDesk<Answer extends z.core.$ZodType>(
  route: Route<Answer>,
  call: DeskCall = {},
): Promise<DeskAnswer<z.output<Answer>>> {
  const first = await askOnce(route, call);
  if (first.kind !== 'not-authorised') return first;
  const second = await askOnce(route, call);
  if (second.kind === 'not-authorised') await tell('refused', await currentDesk(), whyNot(second));
  return second;
}

async function askOnce<Answer extends z.core.$ZodType>(
  route: Route<Answer>,
  call: DeskCall,
): Promise<DeskAnswer<z.output<Answer>>> {
  const enrolled = await navigator.locks.request('enrol', enrol);
  if ('kind' in enrolled) return enrolled;
  const { desk, credential } = enrolled;
  const answer = await callDesk(desk.url, route, { ...call, credential });
  if (answer.kind === 'not-authorised') {
    await update('credential', (kept) =>
      kept?.credential === credential ? { ...kept, isRefused: true } : kept,
    );
  } else if (answer.kind === 'later' && answer.because === 'unreachable') {
    await tell('unreachable', desk);
  } else {
    await tell('enrolled', desk);
  }
  return answer;
}

/** The credential of the desk that counts now, fetched with the enrolment token where there is none. */
async function enrol(): Promise<Enrolled | Later> {
  const desk = await currentDesk();
  if (!desk) return notConnected('no-desk');
  if (!(await consentHeld())) return notConnected('no-consent', desk);
  const kept = await read('credential');
  const own = kept?.deskUrl === desk.url ? kept : undefined;
  if (own && !own.isRefused) return { desk, credential: own.credential };
  if (!desk.enrolmentToken) return notConnected('not-enrolled', desk);

  const answer = await callDesk(desk.url, deskRoutes.enrol, {
    body: {
      token: desk.enrolmentToken,
      client: client(),
      ...(own && { previous: own.credential }),
    },
  });
  if (answer.kind === 'done') {
    const { credential } = answer.value;
    const enrolledAt = new Date().toISOString();
    await write('credential', { deskUrl: desk.url, credential, enrolledAt });
    return { desk, credential };
  }
  if (answer.kind === 'later') {
    await tell('unreachable', desk);
    return answer;
  }
  await tell('refused', desk, whyNot(answer));
  return { kind: 'later', because: 'not-authorised', scope: 'channel' };
}

function whyNot(answer: DeskAnswer<unknown>): string | undefined {
  if (answer.kind === 'refused') return answer.detail ?? answer.title;
  return answer.kind === 'not-authorised' ? answer.detail : undefined;
}

async function notConnected(state: Connection['state'], desk?: Desk): Promise<Later> {
  await tell(state, desk);
  return { kind: 'later', because: 'not-connected', scope: 'channel' };
}

async function tell(state: Connection['state'], desk?: Desk, detail?: string): Promise<void> {
  await write('connection', {
    state,
    ...(desk && { deskUrl: desk.url }),
    ...(detail && { detail }),
    checkedAt: new Date().toISOString(),
  });
}

/** What this browser says it is. */
export function client(): Client {
  const name = /(Firefox|Edg|Chrome)\/\d+/.exec(navigator.userAgent)?.[0] ?? 'unknown';
  return { version: browser.runtime.getManifest().version, browser: name };
}
