import { browser } from 'wxt/browser';

import type { StoredSighting } from '../checkout/sighting.ts';
import type { NudgeAnswer, ShowNudge } from '../messages.ts';
import { compose } from '../nudge/compose.ts';
import { type Decision, decide } from '../nudge/decide.ts';
import { afterAnswer, afterShown } from '../nudge/history.ts';
import { vendorKey } from '../nudge/vendor-key.ts';
import { currentSightings } from './sightings.ts';
import { spoken } from './spoken.ts';
import { read, update } from './stored.ts';

/** What to show at a checkout; shown is remembered. */
export async function nudgeFor(sighting: StoredSighting): Promise<ShowNudge> {
  const now = new Date();
  const decision = await decideOn(sighting, now);
  return { type: 'nudge', nudge: decision.show ? await shown(sighting, decision, now) : null };
}

async function decideOn(sighting: StoredSighting, now: Date): Promise<Decision> {
  const [history, { policy }, organisation, consultations, connection] = await Promise.all([
    read('history'),
    read('policy'),
    read('organisation'),
    read('consultations'),
    read('connection'),
  ]);
  return decide({
    sighting,
    history,
    policy,
    organisation: organisation?.value ?? null,
    consultations,
    connection,
    vendorFacts: sighting.vendorFacts,
    holdOut: sighting.holdOut,
    now,
  });
}

async function shown({ vendor }: StoredSighting, decision: Decision & { show: true }, now: Date) {
  await update('history', (history) => afterShown(history, vendorKey(vendor), decision, now));
  const { nudgeCorner: corner } = (await read('policy')).policy;
  return { ...compose(decision, await spoken(), now), corner };
}

/** Shows advice in the tabs that stand at its checkout. */
export async function showAdvice(): Promise<void> {
  const now = new Date();
  for (const [tab, sighting] of Object.entries(await currentSightings())) {
    const decision = await decideOn(sighting, now);
    if (!decision.show || decision.kind !== 'advice') continue;
    const nudge = await shown(sighting, decision, now);
    // The tab may have closed or left meanwhile: then the buyer sees the advice in the popup.
    await browser.tabs
      .sendMessage(Number(tab), { type: 'nudge', nudge } satisfies ShowNudge, { frameId: 0 })
      .catch(() => {});
  }
}

export async function keepAnswer({ vendor }: StoredSighting, answer: NudgeAnswer): Promise<void> {
  const { policy } = await read('policy');
  await update('history', (history) =>
    afterAnswer(history, vendorKey(vendor), answer, policy, new Date()),
  );
}
