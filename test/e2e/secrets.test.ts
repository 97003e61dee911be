import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { browser as extensionApi } from 'wxt/browser';

import { findChromium } from '../../scripts/browser.ts';
import { LUMEN } from './checkouts.ts';
import { Story, stepsAt } from './story.ts';
import { type World, startWorld } from './world.ts';

/** Known inside the extension's page. */
declare const chrome: typeof extensionApi;

const executablePath = findChromium();
const CANARY = /canary-[\w-]*/gi;

/** A checkout with a secret in its address, and in every field and every hidden place of it. */
const planted: typeof LUMEN = {
  ...LUMEN,
  open: async ({ chromium, site }) => {
    const address = '/checkout?plan=team&seats=5&session=canary-query#canary-fragment';
    const page = await chromium.open(site.url('lumen-notes', address));
    await page.evaluate(() => {
      const fields = document.querySelectorAll<HTMLInputElement>('input, textarea');
      for (const field of fields) {
        if (['number', 'radio', 'checkbox', 'submit', 'hidden'].includes(field.type)) continue;
        field.value = `canary-${field.name || field.id || field.type}`;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      document.body.insertAdjacentHTML(
        'beforeend',
        `<input type="password" value="canary-password"><p hidden>canary-hidden $5</p>
         <input type="hidden" name="token" value="canary-token"><!-- canary-comment -->
         <script type="application/json">{"card": "canary-json"}</script>`,
      );
      document.cookie = 'session=canary-cookie';
      localStorage.setItem('session', 'canary-local');
    });
    return page;
  },
};

describe.skipIf(!executablePath)('secrets of a page', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld({ executablePath: executablePath!, headless: true });
  });
  afterAll(async () => world?.stop());

  it('are neither kept nor sent when a request about it is', async () => {
    const story = new Story(world, path.join('.run', 'secrets'), planted);
    for (const step of stepsAt(planted).slice(0, 5)) await step.run(story);

    const page = await world.chromium.openExtensionPage('options.html');
    const kept = await page.evaluate(async () =>
      JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]),
    );
    expect(kept).toContain('Lumen Notes');
    expect(kept.match(CANARY)).toBeNull();

    const { data } = world.desk;
    const received = readdirSync(data).map((name) => readFileSync(path.join(data, name), 'latin1'));
    expect(received.join('')).toContain('Lumen Notes');
    expect(received.join('').match(CANARY)).toBeNull();
    expect(world.desk.log().match(CANARY)).toBeNull();
  });
});
