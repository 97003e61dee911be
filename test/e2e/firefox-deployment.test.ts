import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { browser as extensionApi } from 'wxt/browser';

import { FIREFOX_ADDON_ID } from '../../lib/extension-id.ts';
import type { Policy } from '../../lib/policy/policy.ts';
import { findFirefox } from '../../scripts/browser.ts';
import { built } from '../../scripts/builds.ts';
import { type DemoSite, startDemoSite } from '../../scripts/demo-site.ts';
import {
  type PolicyFile,
  canWriteFirefoxPolicies,
  writeFirefoxPolicy,
} from '../../scripts/policy-file.ts';
import { firefoxHosted } from '../../scripts/release/self-hosted.ts';
import { readFolder } from '../../scripts/release/zip.ts';
import { aRequest } from '../consultation/samples.ts';
import { type RunningDesk, startDesk } from '../desk/start-desk.ts';
import { DeskAdmin } from './desk-admin.ts';
import { eventually } from './eventually.ts';
import { type ManagedFirefox, startManagedFirefox } from './managed-firefox.ts';
import { Popup } from './popup.ts';
import { ANSWERS } from './story.ts';
import { type UnreliableLine, startLine } from './unreliable-line.ts';
import { furnish, policyFor } from './world.ts';

/** Known inside the extension's pages. */
declare const browser: typeof extensionApi;

const executablePath = findFirefox();
/** Only ESR can be told to take what Mozilla has not signed. */
const isEsr =
  executablePath !== undefined &&
  execFileSync(executablePath, ['--version'], { encoding: 'utf8' }).includes('esr');
const canDeploy = isEsr && canWriteFirefoxPolicies();
if (!canDeploy) console.log('Deployment by policy needs Firefox ESR and root on Linux: skipped.');

describe.skipIf(!canDeploy)('an organisation with Firefox ESR that only writes a policy', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'release-'));
  const profile = mkdtempSync(path.join(tmpdir(), 'firefox-'));
  let desk: RunningDesk;
  let admin: DeskAdmin;
  let line: UnreliableLine;
  let site: DemoSite;
  let policy: PolicyFile | undefined;
  let firefox: ManagedFirefox;
  let checkout: Page;

  const release = (version: string) => {
    const hosting = { baseUrl: `${desk.url}/ext`, version };
    for (const [name, bytes] of firefoxHosted(readFolder(built('firefox')), hosting))
      writeFileSync(path.join(folder, name), bytes);
  };
  const setPolicy = (more: Policy = {}) => {
    policy?.remove();
    policy = writeFirefoxPolicy(
      { ...policyFor(desk), deskUrl: line.url, ...more },
      { installUrl: `${desk.url}/ext/right-purchase.xpi`, isUnsigned: true },
    );
    if (!policy) throw new Error('this machine has Firefox policies of its own');
  };
  const restart = async () => {
    await firefox.close();
    firefox = await startManagedFirefox(executablePath!, profile);
  };
  const runs = (version: string, seconds?: number) =>
    eventually(
      `version ${version} runs`,
      async () => (await firefox.version()) === version || undefined,
      seconds,
    );
  const arrived = (id: string) => admin.call('read', { id }).catch(() => undefined);

  beforeAll(async () => {
    desk = await startDesk({ extensions: folder });
    admin = await DeskAdmin.signIn(desk);
    await furnish(admin);
    line = await startLine(desk.url);
    site = await startDemoSite();
    release('0.1.0');
    setPolicy();
    firefox = await startManagedFirefox(executablePath!, profile);
  });
  afterAll(async () => {
    policy?.remove();
    await firefox?.close();
    await site?.stop();
    await line?.close();
    await desk?.stop();
    for (const made of [folder, profile]) rmSync(made, { recursive: true, maxRetries: 5 });
  });

  it('has the extension in its browsers, from its own desk, configured and enrolled', async () => {
    await runs('0.1.0');
    const { items } = await eventually('the browser is enrolled', async () => {
      const browsers = await admin.call('credentials');
      return browsers.items.length > 0 ? browsers : undefined;
    });
    expect(items).toMatchObject([{ client: { browser: expect.stringMatching(/^Firefox/) } }]);
    expect(await firefox.stored('policy')).toEqual({
      managed: true,
      policy: { ...policyFor(desk), deskUrl: line.url },
      problems: [],
    });
  });

  it('is asked before somebody buys, and its advice comes back', async () => {
    checkout = await firefox.open(site.url('lumen-notes', '/checkout?plan=team&seats=5'));
    const nudge = await eventually('there is a nudge', () => firefox.readNudge(checkout));
    expect(nudge.title).toContain('Priya in IT');

    const popup = new Popup(await openPopup());
    await popup.shows('Lumen Notes', 'Team', '$60 a month');
    await popup.pressFirst('Start', 'See the assessment');
    await popup.answer(ANSWERS);
    await popup.press('Ask Priya in IT');
    await popup.shows('Exactly this goes to Priya in IT');
    const previewed = await popup.previewed();
    await popup.press('Send to Priya in IT');
    const received = await eventually('the desk has the request', () => arrived(previewed.id));
    expect(received.request).toEqual(previewed);

    const message = 'We pay for twelve unused seats of Outline.';
    const advice = { verdict: 'use-this-instead', alternative: 'Outline', conditions: [], message };
    await admin.call('advise', { id: previewed.id, body: { id: randomUUID(), ...advice } });
    await popup.page.evaluate(() => browser.runtime.sendMessage({ type: 'refresh' }));
    await popup.shows('Use this instead', 'Outline', message);
    await popup.page.close();
    await checkout.reload();
    await eventually(
      'the nudge tells of the advice',
      async () => (await firefox.readNudge(checkout))?.text.includes('Outline') || undefined,
    );
  });

  it('changes its mind: browsers follow when they start the next time', async () => {
    setPolicy({ contactName: 'Jo in IT' });
    expect((await firefox.stored('policy')).policy.contactName).toBe('Priya in IT');
    await restart();
    await runs('0.1.0');
    await eventually('the browser knows of Jo', async () => {
      const { contactName } = (await firefox.stored('policy')).policy;
      return contactName === 'Jo in IT' || undefined;
    });
  });

  it('rolls out a new version: nothing on its way is lost, no page complains', async () => {
    checkout = await firefox.open(site.url('lumen-notes', '/checkout?plan=team&seats=9'));
    await eventually('there is a nudge', () => firefox.readNudge(checkout));
    line.leadTo('http://127.0.0.1:9');
    const page = await firefox.openExtensionPage('options.html');
    const request = aRequest({ id: randomUUID() });
    await page.evaluate((message) => browser.runtime.sendMessage(message), {
      type: 'send-request',
      request,
    });
    await page.close();
    release('0.1.1');
    // By itself: Firefox looks for updates as often as its settings say.
    await runs('0.1.1', 110);
    const waiting = (await firefox.stored('consultations')).map((record) => record.request.id);
    expect(waiting).toContain(request.id);
    expect(await arrived(request.id)).toBeUndefined();

    line.leadTo(desk.url);
    const newer = await firefox.openExtensionPage('options.html');
    await newer.evaluate(() => browser.runtime.sendMessage({ type: 'refresh' }));
    await eventually('the desk has the request', () => arrived(request.id));
    await newer.close();

    await checkout.bringToFront();
    await checkout.mouse.click(300, 500);
    const after = await firefox.open(site.url('lumen-notes', '/checkout?plan=team&seats=12'));
    await eventually('there is a nudge of the new version', () => firefox.readNudge(after));
    expect(await firefox.complaints()).toEqual([]);
  });

  it('takes the policy back: the extension knows of no desk and may be removed, or is by a policy that blocks it', async () => {
    policy!.remove();
    await restart();
    await runs('0.1.1');
    await eventually(
      'no policy is left',
      async () => !(await firefox.stored('policy')).managed || undefined,
    );
    expect((await firefox.stored('connection')).state).toBe('no-desk');

    setPolicy();
    const { policies } = JSON.parse(readFileSync(policy!.file, 'utf8'));
    policies.ExtensionSettings[FIREFOX_ADDON_ID] = { installation_mode: 'blocked' };
    writeFileSync(policy!.file, JSON.stringify({ policies }));
    await restart();
    await eventually(
      'the extension is gone',
      async () => (await firefox.version()) === undefined || undefined,
    );
  });

  async function openPopup(): Promise<Page> {
    const page = await firefox.openExtensionPage('options.html');
    const tab = await page.evaluate(
      async (url) => (await browser.tabs.query({})).find((tab) => tab.url === url)?.id,
      checkout.url(),
    );
    await page.close();
    return firefox.openExtensionPage(`popup.html?view=tab&tab=${tab}`);
  }
});
