import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { browser as extensionApi } from 'wxt/browser';

import type { UiMessage } from '../../lib/messages.ts';
import { needChromium } from '../../scripts/browser.ts';
import { built } from '../../scripts/builds.ts';
import { aRequest } from '../consultation/samples.ts';
import { eventually } from './eventually.ts';
import { type World, startWorld } from './world.ts';

/** Known inside the extension's page. */
declare const chrome: typeof extensionApi;

let build: string;
let world: World;

beforeAll(async () => {
  build = allowed();
  world = await startWorld({ executablePath: needChromium(console.log), headless: true, build });
});
afterAll(async () => {
  await world?.stop();
  rmSync(build, { recursive: true });
});

it('advice makes the browser itself tell of it, once, where the buyer wants that', async () => {
  const { admin, chromium } = world;
  const page = await chromium.openExtensionPage('popup.html');
  const tell = (message: UiMessage) =>
    page.evaluate((message) => chrome.runtime.sendMessage(message), message);
  const shown = () => page.evaluate(() => chrome.notifications.getAll());
  const request = aRequest({ id: randomUUID() });

  await tell({ type: 'save-settings', settings: { buyer: {}, notifications: true } });
  await tell({ type: 'send-request', request });
  await eventually('the desk has the request', () =>
    admin.call('read', { id: request.id }).catch(() => undefined),
  );
  expect(await shown()).toEqual({});

  const advice = { verdict: 'go-ahead', message: 'Fine.', conditions: [] };
  await admin.call('advise', { id: request.id, body: { id: randomUUID(), ...advice } });
  await eventually('the browser tells of it', async () => {
    await tell({ type: 'refresh' });
    return Object.keys(await shown()).includes(request.id) ? true : undefined;
  });
  await page.evaluate((id) => chrome.notifications.clear(id), request.id);
  await tell({ type: 'refresh' });
  await new Promise((later) => setTimeout(later, 2000));
  expect(await shown()).toEqual({});
});

/** The build with the permission it asks for in the settings granted: nobody is here to press the browser's own button. */
function allowed(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'with-notifications-'));
  cpSync(built('chrome'), folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const { optional_permissions: optional, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
  const permissions = [...manifest.permissions, ...optional];
  writeFileSync(file, JSON.stringify({ ...manifest, permissions }));
  return folder;
}
