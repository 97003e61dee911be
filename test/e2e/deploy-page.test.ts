import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { FIREFOX_ADDON_ID } from '../../lib/extension-id.ts';
import { checkPolicyFile } from '../../lib/policy/check/check-policy.ts';
import { decoded } from '../../lib/policy/deploy/encode.ts';
import { needChromium } from '../../scripts/browser.ts';
import { built } from '../../scripts/builds.ts';
import { extensionId } from '../../scripts/release/crx.ts';
import { chromiumHosted } from '../../scripts/release/self-hosted.ts';
import { enrol } from '../desk/running-app.ts';
import { type RunningDesk, startDesk } from '../desk/start-desk.ts';
import { axeFindings } from './axe.ts';
import { eventually } from './eventually.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const chromiumId = extensionId(privateKey);
/** What a release is made from, as far as its update manifest is concerned. */
const BUILD = new Map([['manifest.json', Buffer.from('{"version": "0.1.0"}')]]);
const folder = mkdtempSync(path.join(tmpdir(), 'deploy-page-'));

let desk: RunningDesk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const FILE = 'textarea[readonly]';

beforeAll(async () => {
  built('inbox');
  desk = await startDesk({ extensions: folder });
  const hosting = { baseUrl: `${desk.url}/ext`, version: '0.1.0' };
  for (const [name, bytes] of chromiumHosted(BUILD, privateKey, hosting))
    writeFileSync(path.join(folder, name), bytes);
  browser = await puppeteer.launch({
    executablePath: needChromium(() => {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    defaultViewport: { width: 1280, height: 900 },
  });
  page = await browser.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // Firefox's update manifest is not served here, which the page asks for to find out.
    const isExpected = message.location().url?.endsWith('/ext/updates.json');
    if (message.type() === 'error' && !isExpected) complaints.push(message.text());
  });
  await page.goto(desk.signInLink);
  await page.locator('aria/Your name').fill('Priya in IT');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.list-pane');
  await page.evaluate(() => (location.hash = '#/deploy'));
  await page.waitForSelector('[name=deskUrl]');
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
  rmSync(folder, { recursive: true });
});

const shows = (text: string) =>
  eventually(`the page shows “${text}”`, async () =>
    (await page.evaluate(() => document.body.innerText)).includes(text) ? true : undefined,
  );
const valueOf = (name: string) =>
  page.$eval(`[name=${name}]`, (field) => (field as HTMLInputElement).value);
const press = (text: string) =>
  page.locator(`::-p-xpath(//button[normalize-space()="${text}"])`).click();
const paste = (text: string) => page.locator('[name=pasted]').fill(text);

describe('the Deploy page', () => {
  it('knows the desk, and the packages it serves', async () => {
    expect(await valueOf('deskUrl')).toBe(desk.url);
    expect(await valueOf('chromiumId')).toBe(chromiumId);
    expect(await valueOf('updateUrl')).toBe(`${desk.url}/ext/updates.xml`);
  });

  it('makes a token with which a browser enrols, and a file that holds it', async () => {
    await press('Make a new token');
    await shows('It is in the field above');
    const token = await valueOf('enrolmentToken');
    expect(await enrol({ ...desk, enrolmentToken: token })).toHaveProperty('authorization');

    await page.select('[name=dataConsent]', 'true');
    await press('Linux');
    const file = await page.$eval(FILE, (field) => field.value);
    const [checked] = checkPolicyFile(file, { chromiumId, firefoxId: 'x' });
    expect(checked).toMatchObject({
      policy: { deskUrl: desk.url, enrolmentToken: token, dataConsent: true },
      problems: [],
      hints: [],
    });
    expect(JSON.parse(file).ExtensionSettings[chromiumId]).toMatchObject({
      installation_mode: 'force_installed',
      update_url: `${desk.url}/ext/updates.xml`,
    });
  });

  it('downloads a file in the encoding that its reader wants', async () => {
    const session = await page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await press('Windows');
    await press('Download right-purchase.reg');
    const bytes = await eventually('the file is there', async () =>
      readFile(path.join(folder, 'right-purchase.reg')).catch(() => undefined),
    );
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    const checked = checkPolicyFile(decoded(bytes), { chromiumId, firefoxId: FIREFOX_ADDON_ID });
    expect(checked.map(({ policy }) => policy.deskUrl)).toEqual([desk.url, desk.url, desk.url]);
    await press('Linux');
  });

  it('says beside its field what does not fit, and hands out no file until it does', async () => {
    await page.locator('[name=deskUrl]').fill('http://desk.example');
    await shows('it has to start with https://');
    await shows('The files are here once it does.');
    expect(await page.$(FILE)).toBeNull();
    await page.locator('[name=deskUrl]').fill(desk.url);
    await page.waitForSelector(FILE);
  });

  it('finds what is wrong in a pasted policy, and shows the nudge and the questions', async () => {
    const policy = { deskUrl: 'https://desk.example', contactName: 'Jo', nudgeEveryDays: 'often' };
    await paste(JSON.stringify({ policies: { '3rdparty': { Extensions: {} } } }));
    await shows('nothing in it is for this extension');
    await paste(JSON.stringify(policy));
    await shows('2 keys understood.');
    await shows('it has to be a whole number');
    const title = () =>
      page.$eval('.nudge-preview', (host) => host.shadowRoot?.querySelector('h2')?.textContent);
    expect(await title()).toBe('Buying Acme Boards? Ask Jo first.');
    await shows('The checklist, 7 questions');
    const [question] = await page.$$('.questions select');
    await question!.select('not-sure');
  });

  it('says whether and why a saved page would be spotted, without running it', async () => {
    await page.locator('[name=address]').fill('https://lumen-notes.example/checkout');
    const saved = path.join(folder, 'saved.html');
    const html = readFileSync('test/pages/lumen-notes/checkout.html', 'utf8');
    writeFileSync(saved, `${html}<script>document.title = 1</script>`);
    const input = (await page.$('input[name=page]')) as never as { uploadFile(file: string): void };
    await input.uploadFile(saved);
    await press('Find out');
    await shows('It would be spotted.');
    expect(await page.title()).toMatch(/Right Purchase desk$/);
    await shows('The page is the checkout of a software subscription by Lumen Notes');
    await shows('What buyers see at a checkout of Lumen Notes');
    await paste(JSON.stringify({ neverOn: ['https://*.lumen-notes.example/*'] }));
    await press('Find out');
    await shows('The policy keeps it closed: neverOn has https://*.lumen-notes.example/*');
  });

  it.each(['light', 'dark'] as const)('is accessible in %s', async (scheme) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    // Colours change gently.
    await new Promise((changed) => setTimeout(changed, 500));
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await axeFindings(page)).toEqual([]);
  });

  it('breaks no rule of the page’s own security policy', () => {
    expect(complaints).toEqual([]);
  });
});
