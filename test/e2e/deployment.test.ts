import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { browser as extensionApi } from 'wxt/browser';

import type { Policy } from '../../lib/policy/policy.ts';
import { findChromium } from '../../scripts/browser.ts';
import { built } from '../../scripts/builds.ts';
import { type DemoSite, startDemoSite } from '../../scripts/demo-site.ts';
import {
  type PolicyFile,
  canWritePolicies,
  writeChromiumPolicy,
} from '../../scripts/policy-file.ts';
import { extensionId } from '../../scripts/release/crx.ts';
import { chromiumHosted } from '../../scripts/release/self-hosted.ts';
import { readFolder } from '../../scripts/release/zip.ts';
import { aRequest } from '../consultation/samples.ts';
import { type RunningDesk, startDesk } from '../desk/start-desk.ts';
import { LUMEN, QUILLBOARD } from './checkouts.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { DeskAdmin } from './desk-admin.ts';
import { eventually } from './eventually.ts';
import { waitForNudge } from './nudge.ts';
import { Story, stepsAt } from './story.ts';
import { type UnreliableLine, startLine } from './unreliable-line.ts';
import { type World, furnish, policyFor } from './world.ts';

/** Known inside the extension's page. */
declare const chrome: typeof extensionApi;

const versionIn = (page: Page) => page.evaluate(() => chrome.runtime.getManifest().version);

const executablePath = findChromium();
const canDeploy = executablePath !== undefined && canWritePolicies();
if (!canDeploy) console.log('Deployment by policy needs Chromium and root on Linux: skipped.');

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const id = extensionId(privateKey);

describe.skipIf(!canDeploy)('an organisation that only writes a policy', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'release-'));
  let desk: RunningDesk;
  let admin: DeskAdmin;
  let line: UnreliableLine;
  let site: DemoSite;
  let policy: PolicyFile;
  let chromium: Chromium;

  const release = (version: string) => {
    const hosting = { baseUrl: `${desk.url}/ext`, version };
    for (const [name, bytes] of chromiumHosted(readFolder(built('chrome')), privateKey, hosting))
      writeFileSync(path.join(folder, name), bytes);
  };
  const setPolicy = (more: Policy = {}) => {
    policy = writeChromiumPolicy(
      executablePath!,
      { ...policyFor(desk), deskUrl: line.url, ...more },
      { chromiumId: id, updateUrl: `${desk.url}/ext/updates.xml` },
    );
  };
  const world = (): World => ({
    desk,
    admin,
    site,
    chromium,
    connectedBy: 'policy',
    stop: async () => {},
  });
  const openSettings = () => chromium.openExtensionPage('options.html').catch(() => undefined);
  /** What the desk has of a request. */
  const arrived = (id: string) => admin.call('read', { id }).catch(() => undefined);

  beforeAll(async () => {
    desk = await startDesk({ extensions: folder });
    admin = await DeskAdmin.signIn(desk);
    await furnish(admin);
    line = await startLine(desk.url);
    site = await startDemoSite();
    release('0.1.0');
    setPolicy();
    chromium = await startChromium({
      executablePath: executablePath!,
      headless: true,
      forcedId: id,
    });
  });
  afterAll(async () => {
    policy?.remove();
    await chromium?.close();
    await site?.stop();
    await line?.close();
    await desk?.stop();
    rmSync(folder, { recursive: true });
  });

  it('has the extension in its browsers, from its own desk, configured and enrolled', async () => {
    await eventually('the browser is enrolled', async () =>
      (await chromium.stored('connection')).state === 'enrolled' ? true : undefined,
    );
    expect(await chromium.stored('policy')).toEqual({
      managed: true,
      policy: { ...policyFor(desk), deskUrl: line.url },
      problems: [],
    });
  });

  it('is asked before somebody buys, and its advice comes back', async () => {
    const story = new Story(world(), path.join('.run', 'deployment'), LUMEN);
    for (const step of stepsAt(LUMEN)) await step.run(story);
    expect(await chromium.stored('consultations')).toMatchObject([
      { conversation: { outcome: { result: 'used-alternative' } } },
    ]);
  });

  it('changes its mind, and browsers follow at once', async () => {
    setPolicy({ contactName: 'Jo in IT' });
    const { problems } = await eventually('the browser knows of Jo', async () => {
      const state = await chromium.stored('policy');
      return state.policy.contactName === 'Jo in IT' ? state : undefined;
    });
    expect(problems).toEqual([]);
  });

  it('rolls out a new version: nothing on its way is lost, no page complains', async () => {
    const complaints: string[] = [];
    const checkout = await chromium.open(site.url('lumen-notes', '/checkout?plan=team&seats=9'));
    checkout.on('pageerror', (error) => complaints.push(String(error)));
    checkout.on('console', (message) => {
      // The demo vendor has no picture for its tab.
      if (!message.location().url?.endsWith('/favicon.ico')) complaints.push(message.text());
    });

    line.leadTo('http://127.0.0.1:9');
    const page = await chromium.openExtensionPage('options.html');
    const request = aRequest({ id: randomUUID() });
    await page.evaluate((message) => chrome.runtime.sendMessage(message), {
      type: 'send-request',
      request,
    });
    release('0.1.1');
    await eventually('the request waits', async () => {
      const records = await chromium.stored('consultations');
      return records.some((record) => record.request.id === request.id) || undefined;
    });
    const found = await page.evaluate(() => chrome.runtime.requestUpdateCheck());
    expect(found).toMatchObject({ status: 'update_available', version: '0.1.1' });
    // The browser installs it once it has unpacked it and the extension is idle, which under test it never is.
    const newer = await eventually('the new version runs', async () => {
      await new Promise((unpacked) => setTimeout(unpacked, 4000));
      await chromium.reload();
      const page = await eventually('the extension is there again', openSettings);
      return (await versionIn(page)) === '0.1.1' ? page : undefined;
    });
    expect(await arrived(request.id)).toBeUndefined();

    line.leadTo(desk.url);
    await newer.evaluate(() => chrome.runtime.sendMessage({ type: 'refresh' }));
    await eventually('the desk has the request', () => arrived(request.id));
    await newer.close();

    await checkout.bringToFront();
    await checkout.mouse.click(300, 500);
    const another = await QUILLBOARD.open(world());
    await waitForNudge(another, QUILLBOARD.vendor);
    expect(complaints).toEqual([]);
  });

  it('takes the policy back, and browsers are as they were before', async () => {
    policy.remove();
    const page = await chromium.browser.newPage();
    const opens = () =>
      page.goto(`chrome-extension://${id}/options.html`).then(
        () => true,
        () => false,
      );
    await eventually('the extension is gone', async () => ((await opens()) ? undefined : true));
    expect(await opens()).toBe(false);
  });
});
