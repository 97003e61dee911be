import { browser } from 'wxt/browser';

import { pageAddress } from '../checkout/page-address.ts';
import type { Sighting, StoredSighting } from '../checkout/sighting.ts';
import { drawLot, holdOutOf } from '../nudge/hold-out.ts';
import type { StateValue } from '../state.ts';
import { without } from '../without.ts';
import { read, update } from './stored.ts';
import { factsAbout } from './vendor-facts.ts';

type Sightings = StateValue<'sightings'>;

export async function keepSighting(tabId: number, seen: Sighting): Promise<StoredSighting> {
  const vendorFacts = await factsAbout(seen.vendor);
  const id = crypto.randomUUID();
  const holdOut = await holdOutAt({ id, vendor: seen.vendor });
  const sighting = {
    ...seen,
    id,
    seenAt: new Date().toISOString(),
    ...(vendorFacts && { vendorFacts }),
    ...(holdOut && { holdOut }),
  };
  await changeSightings((sightings) => ({ ...sightings, [tabId]: sighting }));
  return sighting;
}

async function holdOutAt(seen: Pick<StoredSighting, 'id' | 'vendor'>) {
  const { policy } = await read('policy');
  if (!policy.nudgeHoldOutPercent) return undefined;
  const history = await update('history', (history) => drawLot(history, seen, policy));
  return holdOutOf(history, seen, policy);
}

export async function dropSighting(tabId: number): Promise<void> {
  await changeSightings((sightings) => without(sightings, String(tabId)));
}

export const sightingIn = async (tabId: number): Promise<StoredSighting | undefined> =>
  (await read('sightings'))[tabId];

/** The sightings whose tab is still there. Looked at when it matters: no ordinary navigation wakes us for it. */
export const currentSightings = (): Promise<Sightings> => changeSightings((sightings) => sightings);

async function changeSightings(change: (sightings: Sightings) => Sightings): Promise<Sightings> {
  const tabs = await browser.tabs.query({});
  const urls = new Map(tabs.map(({ id, url }) => [String(id), url && pageAddress(url)]));
  return update('sightings', (before) => {
    const after = Object.entries(change(before)).filter(([tab, { url }]) => urls.get(tab) === url);
    return Object.fromEntries(after);
  });
}
