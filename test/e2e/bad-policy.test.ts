import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { keptBack } from '../../lib/policy/check/kept-back.ts';
import { findChromium } from '../../scripts/browser.ts';
import { type DemoSite, startDemoSite } from '../../scripts/demo-site.ts';
import {
  type PolicyFile,
  canWritePolicies,
  writeChromiumPolicy,
} from '../../scripts/policy-file.ts';
import { LUMEN } from './checkouts.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { waitForNudge } from './nudge.ts';

const executablePath = findChromium();
const row = (n: number, more: object = {}) => ({
  name: `Acme ${n}`,
  domains: [`acme-${n}.example`],
  status: 'approved',
  owner: 'o'.repeat(120),
  terms: 't'.repeat(200),
  note: 'n'.repeat(300),
  category: 'c'.repeat(60),
  alternatives: ['a'.repeat(120), 'b'.repeat(120)],
  ...more,
});
/** As nobody should write it; the catalogue is of five megabytes. */
const WRONG = {
  contactName: `Jo${'!'.repeat(500)}`,
  deskUrl: 'http://desk.example',
  nudges: 'yes',
  nudgeEveryDays: 0,
  soundOfNudges: true,
  neverOn: ['*://*/', 'https://*.bank.example/*'],
  checklist: [{ id: 3 }],
  catalogue: [
    ...Array.from({ length: 4998 }, (_, n) => row(n)),
    row(7, { name: 'Again' }),
    row(5000, { status: 'fine' }),
  ],
  firstRun: false,
  dataConsent: true,
};

describe.skipIf(!executablePath || !canWritePolicies())('a policy that is wrong all over', () => {
  let site: DemoSite;
  let policy: PolicyFile;
  let chromium: Chromium;

  beforeAll(async () => {
    site = await startDemoSite();
    policy = writeChromiumPolicy(executablePath!, WRONG as never);
    chromium = await startChromium({ executablePath: executablePath!, headless: true });
  });
  afterAll(async () => {
    await chromium?.close();
    policy?.remove();
    await site?.stop();
  });

  it('counts where it is right, and has the rest named as far as Chromium hands it over', async () => {
    const { policy: kept, problems } = await eventually('the policy is there', async () => {
      const state = await chromium.stored('policy');
      return state.managed ? state : undefined;
    });
    const { catalogue, contactName, ...others } = kept;
    expect(JSON.stringify(WRONG.catalogue).length).toBeGreaterThan(5_000_000);
    expect(catalogue).toHaveLength(4999);
    expect(contactName).toHaveLength(120);
    expect(others).toEqual({
      neverOn: ['https://*.bank.example/*'],
      firstRun: false,
      dataConsent: true,
    });
    expect(problems.map(({ key }) => key).sort()).toEqual([
      'catalogue[4998].domains[0]',
      'catalogue[4999].status',
      'contactName',
      'deskUrl',
      'neverOn[0]',
      'nudgeEveryDays',
    ]);
  });

  it('has named by the check what Chromium withholds without a word', () => {
    expect(keptBack(WRONG)).toEqual(['checklist']);
  });

  it('leaves the extension at work', async () => {
    const checkout = await LUMEN.open({ chromium, site });
    const { title } = await waitForNudge(checkout, LUMEN.vendor);
    expect(title).toContain(LUMEN.vendor);
  });
});
