import { globSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';

import { startDemoSite } from '../../scripts/demo-site.ts';
import { browserBeside } from './browser-beside.ts';
import { covered, waitForNudge } from './nudge.ts';

const LANGUAGES = globSync('*.html', { cwd: path.join(import.meta.dirname, '../pages/languages') })
  .map((file) => path.basename(file, '.html'))
  .filter((name) => !name.endsWith('-shop'))
  .sort();

/** Every checkout for software among our pages: host and path. */
const CHECKOUTS: [host: string, path: string][] = [
  ['lumen-notes', '/checkout?plan=team&seats=5'],
  ['checkout.paynest', '/pay/qb_live_8c41'],
  ...LANGUAGES.map((language): [string, string] => ['languages', `/${language}`]),
];

const here = browserBeside(startDemoSite);

// They are one vendor in many languages.
beforeEach(() => here.chromium.store('history', {}));

describe.each(CHECKOUTS)('at %s%s, with the nudge open,', (host, pathname) => {
  it('the page has its controls to itself, and its own pay button works', async () => {
    const page = await here.chromium.open(here.site.url(host, pathname));
    await waitForNudge(page);
    expect(await covered(page)).toEqual([]);
    expect(await pay(page)).toEqual(['click', 'submit']);
    await page.close();
  });
});

/** Presses the page's pay button as a person does; what the page heard that came from a person and nobody stopped. */
async function pay(page: Page): Promise<string[]> {
  const { x, y } = await page.evaluate(() => {
    const button = [...document.querySelectorAll<HTMLElement>('form button:not([type=button])')].at(
      -1,
    )!;
    button.scrollIntoView({ block: 'center' });
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    addEventListener('click', (event) => {
      const isPay = event.composedPath().includes(button);
      if (isPay && event.isTrusted && !event.defaultPrevented) heard.push('click');
    });
    // What the page itself does on it would lead away from here.
    addEventListener(
      'submit',
      (event) => {
        heard.push('submit');
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true },
    );
    const box = button.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await page.mouse.click(x, y);
  return page.evaluate(() => (globalThis as never as { heard: string[] }).heard);
}
