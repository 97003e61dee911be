import { randomUUID } from 'node:crypto';

import type { CatalogueEntry } from '../../lib/policy/catalogue.ts';
import type { Policy } from '../../lib/policy/policy.ts';
import { built } from '../../scripts/builds.ts';
import { type DemoSite, startDemoSite } from '../../scripts/demo-site.ts';
import { canWritePolicies, writeChromiumPolicy } from '../../scripts/policy-file.ts';
import { type RunningDesk, startDesk } from '../desk/start-desk.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { DeskAdmin } from './desk-admin.ts';
import { eventually } from './eventually.ts';

/** An organisation in small: its desk, a web to shop in, and a browser that its policy has set up. */
export interface World {
  desk: RunningDesk;
  admin: DeskAdmin;
  site: DemoSite;
  chromium: Chromium;
  /** How the browser learnt of the desk. */
  connectedBy: 'policy' | 'settings';
  stop(): Promise<void>;
}

export interface WorldOptions {
  executablePath: string;
  headless: boolean;
  /** Ports that are nice to read; taken ones, and by default all, are replaced by free ones. */
  sitePort?: number;
  /** Device pixels a CSS pixel; for pictures. */
  scale?: number;
  /** Folder of the extension; by default the build. */
  build?: string;
}

export async function startWorld(options: WorldOptions): Promise<World> {
  built('inbox');
  const undo: (() => unknown)[] = [];
  const stop = async () => {
    for (const step of undo.toReversed()) await step();
  };
  try {
    const desk = await startDesk();
    undo.push(desk.stop);
    const admin = await DeskAdmin.signIn(desk);
    await furnish(admin);
    const site = await startDemoSite(options.sitePort);
    undo.push(site.stop);
    const byPolicy = canWritePolicies();
    if (byPolicy) {
      const policy = writeChromiumPolicy(options.executablePath, policyFor(desk));
      undo.push(policy.remove);
    }
    const chromium = await startChromium(options);
    undo.push(chromium.close);
    await (byPolicy ? untilConnected(chromium) : connectInSettings(chromium, desk));
    return { desk, admin, site, chromium, connectedBy: byPolicy ? 'policy' : 'settings', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the organisation already has and thinks. */
const CATALOGUE: CatalogueEntry[] = [
  {
    name: 'Outline',
    domains: ['outline.example'],
    status: 'approved',
    category: 'notes',
    owner: 'Workplace team',
    spareSeats: 12,
  },
  {
    name: 'Lumen Notes',
    domains: ['lumen-notes.localhost'],
    status: 'under-review',
    category: 'notes',
    alternatives: ['Outline'],
  },
];

/** Gives a new desk what `policyFor` and the story count on: a name, who answers, software that is there already. */
export async function furnish(admin: DeskAdmin): Promise<void> {
  await admin.call('rename', { body: { name: 'Priya' } });
  await admin.call('saveSettings', { body: { name: 'Harbour Labs', contact: 'Priya in IT' } });
  for (const entry of CATALOGUE) {
    await admin.call('saveCatalogueItem', { id: randomUUID(), body: entry });
  }
}

export const policyFor = (desk: RunningDesk): Policy => ({
  organisationName: 'Harbour Labs',
  contactName: 'Priya in IT',
  deskUrl: desk.url,
  enrolmentToken: desk.enrolmentToken,
  firstRun: false,
  dataConsent: true,
});

async function untilConnected(chromium: Chromium): Promise<void> {
  await eventually('the browser is enrolled at the desk', async () => {
    const connection = await chromium.stored('connection');
    return connection.state === 'enrolled' ? true : undefined;
  });
}

/** Where no policy can be set, the buyer connects the browser by hand, in the settings. */
async function connectInSettings(chromium: Chromium, desk: RunningDesk): Promise<void> {
  const page = await chromium.openExtensionPage('options.html');
  await page.locator('[name=deskUrl]').fill(desk.url);
  await page.locator('[name=enrolmentToken]').fill(desk.enrolmentToken);
  await page.locator('aria/Connect[role="button"]').click();
  await page.locator('aria/Agree to sending[role="button"]').click();
  await untilConnected(chromium);
  await page.close();
}
