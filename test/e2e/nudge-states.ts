import type { Page } from 'puppeteer-core';

import type { Vendor } from '../../lib/checkout/sighting.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import type { CatalogueEntry } from '../../lib/policy/catalogue.ts';
import type { StateKey, StateValue } from '../../lib/state.ts';
import { answered, connected, conversation, organisation } from '../popup/examples.ts';
import type { VariantName, Variants } from './checkout-variants.ts';
import type { Chromium } from './chromium.ts';
import { pressNudge, waitForNudge } from './nudge.ts';

type Stored = { [Key in StateKey]?: StateValue<Key> };

/** One thing the nudge says at the checkout of `vendor`: what is stored so that it says it, and whether its menu is opened. */
export interface NudgeState {
  name: string;
  stored(vendor: Vendor): Stored;
  opensMenu?: true;
}

const entry = ({ name, domain }: Vendor, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  name,
  domains: domain ? [domain] : [],
  status: 'approved',
  ...more,
});

const knowing = (catalogue: CatalogueEntry[], contact = 'Priya in IT'): Stored => ({
  organisation: { ...organisation, value: { ...organisation.value, contact, catalogue } },
});

const asked = (vendor: Vendor, told: ConsultationRecord): Stored => ({
  ...knowing([]),
  consultations: [{ ...told, request: { ...told.request, vendor } }],
});

const open: ConsultationRecord = {
  ...answered,
  conversation: { ...conversation, status: 'open', advice: [], messages: [] },
};

export const NUDGE_STATES: NudgeState[] = [
  { name: 'ask', stored: () => knowing([]) },
  { name: 'menu', stored: () => knowing([]), opensMenu: true },
  { name: 'no-desk', stored: () => ({ connection: { state: 'no-desk' } }) },
  {
    name: 'discouraged',
    stored: (vendor) =>
      knowing([
        entry(vendor, {
          status: 'discouraged',
          alternatives: ['Boardly', 'Paper'],
          note: 'Leaving it takes months: there is no export.',
        }),
      ]),
  },
  {
    name: 'licensed',
    stored: (vendor) => knowing([entry(vendor, { spareSeats: 5, owner: 'Dana Weber' })]),
  },
  { name: 'approved', stored: (vendor) => knowing([entry(vendor, { owner: 'Dana Weber' })]) },
  { name: 'under-way', stored: (vendor) => asked(vendor, open) },
  { name: 'advice', stored: (vendor) => asked(vendor, answered) },
  {
    name: 'long',
    stored: (vendor) =>
      knowing(
        [
          entry(vendor, {
            status: 'discouraged',
            alternatives: ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', 'Paper', 'Ink'],
            note: 'It keeps what people write in places nobody can name, and says so. '.repeat(4),
          }),
        ],
        'The Enterprise Architecture and Procurement Enablement Team',
      ),
  },
];

/** A page at a checkout whose nudge says it. Before: `chromium.greeted()`. */
export async function openNudgeState(
  chromium: Chromium,
  site: Variants,
  { stored, opensMenu }: NudgeState,
  { variant, width = 1000 }: { variant: VariantName; width?: number },
): Promise<Page> {
  // What it does at its start would write over what is stored here.
  await chromium.atRest();
  const none: Stored = {
    history: {},
    consultations: [],
    organisation: null,
    connection: connected,
  };
  for (const [key, value] of Object.entries({
    ...none,
    ...stored({ name: 'Acme', domain: `${variant}.localhost` }),
  }))
    await chromium.store(key as StateKey, value as never);
  const page = await chromium.browser.newPage();
  await page.setViewport({ width, height: 640 });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.goto(site.url(variant));
  const { buttons } = await waitForNudge(page);
  const isCard = buttons.length > 2;
  if (opensMenu && isCard) await pressNudge(page, buttons.at(-1)!);
  return page;
}
