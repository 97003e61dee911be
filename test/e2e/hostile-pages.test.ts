import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { tasksDuring } from '../../scripts/bench/tasks.ts';
import { needChromium } from '../../scripts/browser.ts';
import { CHECKOUT } from './checkout-variants.ts';
import { type Chromium, startChromium } from './chromium.ts';

/** To read it as a person does takes long on a page of many nodes. */
const NUDGE = 'html > [popover]';

const RESTLESS = `<p id="ticker"></p><script>
  setInterval(() => {
    const line = document.createElement('p');
    line.textContent = 'Total $' + Math.random();
    document.querySelector('#ticker').replaceChildren(line);
  }, 100);
</script>`;

/** What stands around an order form, to break whoever reads it or to keep them busy. By the first part of the host. */
const HOSTILE = {
  large: '<p>Row <i>of</i> many</p>'.repeat(40_000),
  'long-text': `<p style="content-visibility:hidden">${'$1 per seat '.repeat(900_000)}</p>`,
  'broken-data': [
    '['.repeat(90_000),
    `{"@type":"Product","name":${JSON.stringify('x'.repeat(90_000))}}`,
    '{"__proto__":{"price":"1"},"constructor":{"prototype":{"name":"y"}},"@type":{"toString":1}}',
    'not JSON',
  ]
    .map((data) => `<script type="application/ld+json">${data}</script>`)
    .join(''),
  'broken-markup': '</main></form><table><div><a><button><a></table><select><b></dialog><p'.repeat(
    500,
  ),
  dialogs: '<div role="dialog"><p>Pay $5 per month</p></div>'.repeat(3000),
  overrides: '<h2>\u202Eorp emcA\u2066 Аcmе\u2069</h2>'.repeat(200),
  closed: `<script>
    for (let left = 500; left > 0; left--)
      document.body.append(Object.assign(document.createElement('div'), { inert: true }));
    for (const part of document.querySelectorAll('div'))
      part.attachShadow({ mode: 'closed' }).innerHTML = '<button>Pay $1</button>';
  </script>`,
  frames: `<script>
    setInterval(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      frame.src = 'about:blank#card';
      setTimeout(() => frame.remove(), 5);
    }, 20);
  </script>`,
  torn: `<div id="torn">${'<p>Line $3</p>'.repeat(3000)}</div><script>
    setInterval(() => {
      const torn = document.querySelector('#torn');
      torn.replaceWith(torn.cloneNode(true));
    }, 50);
  </script>`,
  restless: RESTLESS,
  unresting: RESTLESS,
} satisfies Record<string, string>;

let chromium: Chromium;
let server: Server;

beforeAll(async () => {
  server = createServer(({ headers, url }, response) => {
    const name = headers.host!.split('.')[0] as keyof typeof HOSTILE;
    const isPage = url === '/checkout' && name in HOSTILE;
    response.writeHead(isPage ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' });
    response.end(isPage ? pageOf(HOSTILE[name]) : '');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  chromium = await startChromium({ executablePath: needChromium(console.log), headless: true });
  await chromium.greeted();
});
afterAll(async () => {
  await chromium?.close();
  server?.closeAllConnections();
  await new Promise((done) => server?.close(done));
});

describe('a page that means ill', () => {
  it.each(Object.keys(HOSTILE).filter((name) => name !== 'unresting'))(
    '(%s) has its checkout seen, and nothing said in its console',
    async (name) => {
      const { page, said } = await open(name);
      await page.waitForSelector(NUDGE, { timeout: 60_000 });
      expect(said).toEqual([]);
      await page.close();
    },
  );

  it('and changes for ever is left nearly all of its time', async () => {
    const { page } = await open('unresting');
    await page.waitForSelector(NUDGE, { timeout: 60_000 });
    const tasks = await tasksDuring(page, () => later(0), 8000);
    expect(Math.max(...tasks)).toBeLessThan(50);
    expect(tasks.reduce((sum, task) => sum + task, 0)).toBeLessThan(800);
    await page.close();
  });
});

async function open(name: string): Promise<{ page: Page; said: string[] }> {
  const page = await chromium.browser.newPage();
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://${name}.localhost:${port}/checkout`);
  return { page, said };
}

const pageOf = (around: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <meta property="og:site_name" content="Acme"><title>Checkout – Acme</title></head>
  <body>${CHECKOUT}${around}</body></html>`;
