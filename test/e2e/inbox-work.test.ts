import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { needChromium } from '../../scripts/browser.ts';
import { CLIENT, type RealProvider, startProvider } from '../desk/open-id/real-provider.ts';
import { axeFindings } from './axe.ts';
import { type BusyDesk, startBusyDesk } from './busy-desk.ts';
import { eventually } from './eventually.ts';

let desk: BusyDesk;
let provider: RealProvider;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'inbox-work-'));

beforeAll(async () => {
  // The provider reminds whoever starts it that its keys are for trying things out.
  vi.spyOn(console, 'warn').mockReturnValue();
  const people = {
    priya: { name: 'Priya Rao', groups: ['it'] },
    mara: { name: 'Mara Lind', groups: [] },
  };
  provider = await startProvider(people, () => desk.url);
  desk = await startBusyDesk({
    issuer: new URL(provider.issuer),
    ...CLIENT,
    scope: 'openid profile email',
    claim: 'groups',
    advisors: new Set(),
    admins: new Set(['it']),
  });
  browser = await puppeteer.launch({
    executablePath: needChromium(() => {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    defaultViewport: { width: 1280, height: 860 },
  });
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
  await provider?.stop();
  rmSync(folder, { recursive: true });
});

/** Nothing while the page is on its way to another. */
const text = () => page.evaluate(() => document.body?.innerText ?? '').catch(() => '');
const shows = (words: string) =>
  eventually(`the inbox shows “${words}”`, async () =>
    (await text()).includes(words) ? true : undefined,
  );
const goTo = (place: string) => page.evaluate((place) => void (location.hash = place), place);

/** A page of a browser of its own, so that nobody is signed in yet. */
async function openSignIn(place: string): Promise<void> {
  page = await (await browser.createBrowserContext()).newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${desk.url}/${place}`);
  await page.locator('a ::-p-text(Sign in with your work account)').wait();
}
async function logIn(login: string): Promise<void> {
  await page.locator('a ::-p-text(Sign in with your work account)').click();
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
}

describe('an advisor at work', () => {
  it('who is in no group is told so, and not let in', async () => {
    await openSignIn('');
    await logIn('mara');
    await shows('not among those who answer here');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('signs in with the work account, and lands where they wanted to go', async () => {
    await openSignIn('#/catalogue');
    await logIn('priya');
    await shows('Your own list of software.');
    expect(await text()).toContain('Priya Rao');
  });

  it('leaves a note with the keyboard, which the buyer never sees', async () => {
    const id = desk.ids.at(-1)!;
    await goTo(`#/all/${id}`);
    await page.waitForSelector('.price');
    await page.keyboard.press('n');
    await page.keyboard.type('Ask for the yearly price first.');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    const note = await page.waitForSelector('.notes li');
    expect(await note!.evaluate((item) => item.textContent)).toMatch(/^Priya Rao, .*first\.$/);
    const told = await fetch(`${desk.url}/api/v1/consultations`, { headers: desk.buyer });
    expect(await told.text()).not.toContain('yearly price first');
  });

  it('does with one key what the list of keys says', async () => {
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog:not([open])');
    await page.keyboard.press('t');
    await page.waitForFunction(
      () =>
        document.querySelector<HTMLSelectElement>('.handling select')?.selectedOptions[0]?.text ===
        'Priya Rao',
    );
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });

  it('words a reply template anew, and answers with it', async () => {
    await goTo('#/settings');
    await page.locator('.template-fields textarea').fill('Yes to {vendor}, {buyer}!');
    await page.locator('section:has(.template-fields) button[type=submit]').click();
    await shows('Saved.');
    await goTo(`#/all/${desk.ids.at(-1)}`);
    await page.locator('.verdict.go-ahead').click();
    await page.waitForFunction(() =>
      /^Yes to .+, .+!$/.test(
        document.querySelector<HTMLTextAreaElement>('.answer textarea')?.value ?? '',
      ),
    );
    await page.locator('.verdict.go-ahead').click();
    expect(await page.$('.answer textarea')).toBeNull();
  });

  it('sees that several teams ask for the same, and goes to one of them', async () => {
    await shows('teams are asking: negotiate once.');
    const before = page.url();
    await page.locator('.same a').click();
    await page.waitForFunction((before) => location.href !== before, {}, before);
    expect(page.url()).toContain('#/all/');
  });

  it('reads how quickly IT answers, as a picture and as a table', async () => {
    await goTo('#/insights');
    await shows('How quickly we answer');
    await shows('3 hours');
    await page.locator('.columns-chart summary').click();
    const weeks = await page.$$eval('.columns-chart details[open] tbody tr', (rows) => rows.length);
    expect(weeks).toBeGreaterThan(10);
    expect(await text()).toMatch(/Requests\s+90\b/);
    await page.locator('.spans ::-p-text(30 days)').click();
    await page.waitForFunction(() => /Requests\s+[23]\d\b/.test(document.body.innerText));
  });

  it('imports a list only when all of it is right', async () => {
    await goTo('#/catalogue');
    const chooser = await page.waitForSelector('input[type=file]');
    const file = path.join(folder, 'list.csv');
    writeFileSync(file, 'name,status\nMiro,approved\nFigma,splendid\n');
    await chooser!.uploadFile(file);
    await shows('Line 3 · status: it has to be one of');
    expect(await text()).not.toContain('Miro');
    writeFileSync(file, 'name,status\nMiro,approved\nFigma,discouraged\n');
    await chooser!.uploadFile(file);
    await shows('2 added, 0 changed, 0 as they were.');
    await shows('Miro');
  });

  it.each([
    ['#/answered', 'newest'],
    ['#/open', 'urgency'],
  ])('finds %s sorted by %s', async (place, sort) => {
    await goTo(place);
    await page.waitForSelector(`.filters a[href="${place}"][aria-current]`);
    expect(await page.$eval('.search select', (field) => field.value)).toBe(sort);
  });

  it('deletes what one buyer asked, after seeing what that is', async () => {
    await goTo('#/settings');
    await page.locator('aria/The address they gave').fill('yusuf@harbour.example');
    await page.keyboard.press('Enter');
    await shows('This would be deleted, for good:');
    const held = (await text()).match(/(\d+) requests, with their messages/)![1];
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('button ::-p-text(Delete it for good)').click();
    await shows('Deleted:');
    await shows(`${held} requests, with their messages`);
    await page.locator('button ::-p-text(See what there is)').click();
    await shows('Nothing is held under this address.');
    await goTo('#/all');
    await page.waitForSelector('.list-pane');
    await page.locator('input[type=search]').fill('yusuf');
    await shows('Nothing found');
    await page.locator('input[type=search]').fill('');
  });

  it.each(['light', 'dark'] as const)('meets nothing inaccessible in %s', async (scheme) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const request = `#/all/${desk.ids.at(-1)}`;
    for (const place of ['#/insights', '#/catalogue', '#/fleet', '#/settings', request]) {
      await goTo(place);
      await page.waitForNetworkIdle({ idleTime: 200, concurrency: 1 });
      if (place === request) {
        await page.waitForSelector('.price');
        await page.keyboard.press('n');
      }
      if (place === '#/fleet') await shows('nudgeEvryDays');
      expect(await axeFindings(page)).toEqual([]);
    }
  });

  it('is told where a request is gone, and finds back from there', async () => {
    await goTo(`#/all/${crypto.randomUUID()}`);
    await shows('This request is not here (any more).');
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.detail-pane ::-p-text(Back to the list)').click();
    await page.waitForFunction(() => location.hash === '#/all');
  });

  it('finds everything within a narrow window', async () => {
    await page.setViewport({ width: 360, height: 740 });
    const pages = ['#/open', `#/open/${desk.ids.at(-2)}`, '#/insights', '#/catalogue', '#/fleet'];
    for (const place of [...pages, '#/deploy', '#/settings']) {
      await goTo(place);
      await page.waitForNetworkIdle({ idleTime: 200, concurrency: 1 });
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([place, wider]).toEqual([place, 0]);
    }
  });

  it('signs out, at the provider too', async () => {
    await page.setViewport({ width: 1280, height: 860 });
    await goTo(`#/all/${desk.ids.at(-3)}`);
    await page.locator('.verdict.lets-talk').click();
    await page.waitForSelector('.answer textarea');
    await page.locator('button ::-p-text(Sign out)').click();
    await page.locator('button ::-p-text(Yes, sign me out)').click();
    await shows('Sign in with your work account');
    expect(page.url()).toBe(`${desk.url}/`);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.locator('a ::-p-text(Sign in with your work account)').click();
    await page.locator('input[name=login]').wait();
  });

  it('has nothing to complain about', () => {
    expect(complaints).toEqual([]);
  });
});
