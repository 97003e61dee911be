import { generateKeyPairSync } from 'node:crypto';
import path from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { browser as extensionApi } from 'wxt/browser';

import type { Policy } from '../../lib/policy/policy.ts';
import { findChromium } from '../../scripts/browser.ts';
import { built } from '../../scripts/builds.ts';
import {
  type PolicyFile,
  canWritePolicies,
  writeChromiumPolicy,
} from '../../scripts/policy-file.ts';
import { extensionId } from '../../scripts/release/crx.ts';
import { chromiumHosted } from '../../scripts/release/self-hosted.ts';
import { readFolder } from '../../scripts/release/zip.ts';
import { LUMEN, QUILLBOARD } from './checkouts.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { waitForNudge } from './nudge.ts';
import { type Publisher, refreshFrom, sendFrom, startPublisher } from './publisher.ts';
import { Story, quickStepsAt } from './story.ts';
import type { World } from './world.ts';

/** Known inside the extension's page. */
declare const chrome: typeof extensionApi;

const versionIn = (page: Page) => page.evaluate(() => chrome.runtime.getManifest().version);

const executablePath = findChromium();
const canDeploy = executablePath !== undefined && canWritePolicies();
if (!canDeploy) console.log('Deployment by policy needs Chromium and root on Linux: skipped.');

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const id = extensionId(privateKey);

describe.skipIf(!canDeploy)('an organisation that only writes a policy', () => {
  let publisher: Publisher;
  let policy: PolicyFile;
  let chromium: Chromium;

  const release = (version: string) => {
    const hosting = { baseUrl: `${publisher.desk.url}/ext`, version };
    publisher.publish(chromiumHosted(readFolder(built('chrome')), privateKey, hosting));
  };
  const setPolicy = (more: Policy = {}) => {
    policy = writeChromiumPolicy(
      executablePath!,
      { ...publisher.policy, ...more },
      { chromiumId: id, updateUrl: `${publisher.desk.url}/ext/updates.xml` },
    );
  };
  const world = (): World => ({
    ...publisher,
    chromium,
    connectedBy: 'policy',
    stop: async () => {},
  });
  const openSettings = () => chromium.openExtensionPage('options.html').catch(() => undefined);

  beforeAll(async () => {
    publisher = await startPublisher();
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
    await publisher?.stop();
  });

  it('has the extension in its browsers, from its own desk, configured and enrolled', async () => {
    await eventually('the browser is enrolled', async () =>
      (await chromium.stored('connection')).state === 'enrolled' ? true : undefined,
    );
    expect(await chromium.stored('policy')).toEqual({
      managed: true,
      policy: publisher.policy,
      problems: [],
    });
  });

  it('is asked before somebody buys, and its advice comes back', async () => {
    const story = new Story(world(), path.join('.run', 'deployment'), LUMEN);
    for (const step of quickStepsAt(LUMEN)) await step.run(story);
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
    const checkout = await chromium.open(
      publisher.site.url('lumen-notes', '/checkout?plan=team&seats=9'),
    );
    checkout.on('pageerror', (error) => complaints.push(String(error)));
    checkout.on('console', (message) => {
      // The demo vendor has no picture for its tab.
      if (!message.location().url?.endsWith('/favicon.ico')) complaints.push(message.text());
    });

    publisher.connect(false);
    const page = await chromium.openExtensionPage('options.html');
    const request = await sendFrom(page);
    release('0.1.1');
    await eventually('the request waits', async () => {
      const records = await chromium.stored('consultations');
      return records.some((record) => record.request.id === request) || undefined;
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
    expect(await publisher.received(request)).toBeUndefined();

    publisher.connect(true);
    await refreshFrom(newer);
    await eventually('the desk has the request', () => publisher.received(request));
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
