import path from 'node:path';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { parseChannels } from '../../desk/channels/config.ts';
import { loadPages } from '../../desk/inbox-page.ts';
import { ALARM_MS } from '../../desk/store/channel-health.ts';
import { needChromium } from '../../scripts/browser.ts';
import { built } from '../../scripts/builds.ts';
import { webhookTo } from '../desk/channels/channel-room.ts';
import { startPeer } from '../desk/channels/peer.ts';
import { type RunningApp, aRequest, call, enrol, key, runApp } from '../desk/running-app.ts';
import { eventually } from './eventually.ts';

describe('the channels in the inbox', () => {
  const undo: (() => unknown)[] = [];
  let desk: RunningApp;
  let page: Page;
  let isMended = false;

  beforeAll(async () => {
    built('inbox');
    const good = await startPeer(() => ({ status: 200 }));
    const bad = await startPeer(() => ({ status: isMended ? 200 : 410 }));
    undo.push(good.stop, bad.stop);
    const channels = [
      webhookTo(good.url, { id: 'good', name: 'Automation' }),
      webhookTo(bad.url, { id: 'bad', name: 'Old tool' }),
    ];
    desk = await runApp({
      channels: parseChannels(JSON.stringify({ channels, allowHosts: ['127.0.0.1'] }), 'file'),
      pages: await loadPages(path.join(import.meta.dirname, '../../desk/inbox/dist')),
    });
    undo.push(desk.stop);
    const browser: Browser = await puppeteer.launch({
      executablePath: needChromium(() => {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      defaultViewport: { width: 1280, height: 860 },
    });
    undo.push(() => browser.close());
    page = await browser.newPage();
    await page.goto(`${desk.url}/#sign-in=${desk.signInToken}`);
    await page.locator('aria/Your name').fill('Priya in IT');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.list-pane');
  });
  afterAll(async () => {
    for (const step of undo.toReversed()) await step();
  });

  const text = () => page.evaluate(() => document.body.innerText.replaceAll(/\s+/g, ' '));
  const shows = (...words: string[]) =>
    eventually(`the inbox shows ${words.join(', ')}`, async () => {
      const shown = await text();
      return words.every((word) => shown.includes(word)) ? shown : undefined;
    });

  it('say how a request stands with each, and go again once mended', async () => {
    const buyer = await enrol(desk);
    const body = aRequest();
    const url = `${desk.url}/api/v1/consultations`;
    await call('POST', url, { body, headers: { ...buyer, ...key() } });
    await page.goto(`${desk.url}/#/all/${body.id}`);
    await shows(
      'Also in:',
      'Automation: delivered',
      'Old tool: refused – what we write to is not there (410)',
    );
    expect(await text()).not.toContain('cannot be reached');
  });

  it('raise an alarm on every page once nothing gets through for long', async () => {
    desk.clock.now += ALARM_MS;
    desk.live.tell({ type: 'settings' });
    expect(await shows('Old tool cannot be reached')).toContain('What it should have waits here.');
  });

  it('are tested with a press, which ends the alarm where it succeeds', async () => {
    await page.goto(`${desk.url}/#/settings`);
    const test = () => page.locator('aria/Send a test message to Old tool[role="button"]').click();
    await test();
    await shows('It did not arrive: what we write to is not there (410)');
    isMended = true;
    await test();
    await shows('It has arrived.');
    await eventually('the alarm is over', async () =>
      (await text()).includes('cannot be reached') ? undefined : true,
    );
    await page.goto(`${desk.url}/#/all`);
    await page.locator('.list-pane li a, .list-pane li button').click();
    await page.locator('button ::-p-text(Try again)').click();
    expect(await shows('Old tool: delivered')).not.toContain('refused');
  });
});
