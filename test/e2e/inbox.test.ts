import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Request } from '../../lib/consultation/consultation.ts';
import { needChromium } from '../../scripts/browser.ts';
import { built } from '../../scripts/builds.ts';
import { aRequest, call, enrol, key } from '../desk/running-app.ts';
import { type RunningDesk, startDesk } from '../desk/start-desk.ts';
import { axeFindings } from './axe.ts';
import { eventually } from './eventually.ts';

let desk: RunningDesk;
let browser: Browser;
let page: Page;
let buyer: { authorization: string };
const complaints: string[] = [];

beforeAll(async () => {
  built('inbox');
  desk = await startDesk();
  buyer = await enrol(desk);
  browser = await puppeteer.launch({
    executablePath: needChromium(() => {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    defaultViewport: { width: 1280, height: 860 },
  });
  page = await browser.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(desk.signInLink);
  await page.locator('aria/Your name').fill('Priya in IT');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.list-pane');
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

async function ask(more: Partial<Request> = {}): Promise<string> {
  const body = aRequest(more);
  const url = `${desk.url}/api/v1/consultations`;
  const { status } = await call('POST', url, { body, headers: { ...buyer, ...key() } });
  expect(status).toBe(201);
  return body.id;
}

const told = async (id: string) =>
  (await call('GET', `${desk.url}/api/v1/consultations/${id}`, { headers: buyer })).json;
const shows = (text: string) =>
  eventually(`the inbox shows “${text}”`, async () =>
    (await page.evaluate(() => document.body.innerText)).includes(text) ? true : undefined,
  );
const show = async (id: string) => {
  await page.evaluate((id) => (location.hash = `#/all/${id}`), id);
  await page.waitForSelector('.price');
};

describe('the inbox in a browser', () => {
  it('shows a request that arrives while it is open, and answers it in two clicks', async () => {
    const id = await ask({ vendor: { name: 'Lumen Boards' } });
    await shows('Lumen Boards');
    await page.locator('::-p-text(Lumen Boards)').click();
    await shows('€144 a month');
    await page.locator('.verdict.go-ahead').click();
    await page.locator('::-p-text(Send advice)').click();
    await shows('Sent to Mara Lind.');
    const [advice] = (await told(id)).advice;
    expect(advice).toMatchObject({ verdict: 'go-ahead', by: 'Priya in IT' });
    expect(advice.message).toMatch(/^Hi Mara, go ahead with Lumen Boards\./);
  });

  it('is worked with the keyboard alone', async () => {
    const id = await ask({ vendor: { name: 'Keyed' }, neededBy: '2020-01-01' });
    await page.evaluate(() => (location.hash = '#/open'));
    await shows('Keyed');
    await page.keyboard.press('j');
    await page.waitForSelector('.price');
    await page.keyboard.press('3');
    await page.locator('aria/Use what instead?').fill('Outline');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await shows('Sent to Mara Lind.');
    expect((await told(id)).advice).toMatchObject([
      { verdict: 'use-this-instead', alternative: 'Outline' },
    ]);
  });

  it('keeps an answer half written while one looks elsewhere', async () => {
    const [id, other] = [await ask({ note: 'mine' }), await ask({ note: 'the other' })];
    await show(id);
    await page.keyboard.press('q');
    await page.keyboard.type('Which data will it hold?');
    await show(other);
    await shows('the other');
    await page.reload();
    await show(id);
    await eventually('the question is there again', async () =>
      (await page.$eval('textarea', (field) => field.value)) === 'Which data will it hold?'
        ? true
        : undefined,
    );
    await page.locator('::-p-text(Send question)').click();
    await shows('Waiting for the buyer');
    expect((await told(id)).messages).toMatchObject([{ text: 'Which data will it hold?' }]);
  });

  it('shows hostile text as the text it is', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    const id = await ask({ vendor: { name: evil }, note: `${evil} javascript:alert(1)` });
    await show(id);
    await shows(evil);
    expect(await page.title()).toMatch(/^(\(\d+\) )?Right Purchase desk$/);
    expect(await page.$('.detail img, .detail script, .list-pane img')).toBeNull();
  });

  it('cannot be put into a frame, and loads nothing but its own files', async () => {
    const { headers } = await call('GET', desk.url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it.each(['light', 'dark'] as const)('is accessible in %s', async (scheme) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const id = await ask();
    for (const place of ['#/open', `#/all/${id}`, '#/catalogue', '#/fleet', '#/settings']) {
      await page.evaluate((place) => (location.hash = place), place);
      await page.waitForNetworkIdle({ idleTime: 200, concurrency: 1 });
      if (place.includes(id)) await page.keyboard.press('2');
      expect(await axeFindings(page)).toEqual([]);
    }
  });

  it('catches up after the desk was away', async () => {
    await page.evaluate(() => (location.hash = '#/all'));
    const port = Number(new URL(desk.url).port);
    await desk.kill();
    await shows('Connecting again…');
    complaints.length = 0;
    desk = await startDesk({ data: desk.data, port });
    await ask({ vendor: { name: 'Back again' } });
    await shows('Back again');
    expect(await page.$('.offline')).toBeNull();
  });

  it('has nothing to complain about', () => {
    expect(complaints.filter((text) => !text.includes('ERR_'))).toEqual([]);
  });
});
