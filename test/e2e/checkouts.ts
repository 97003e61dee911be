import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'puppeteer-core';

import type { Offer } from '../../lib/checkout/sighting.ts';
import type { World } from './world.ts';

/** A software checkout for the story to happen at, and what must be read from it. */
export interface Checkout {
  vendor: string;
  open(world: Pick<World, 'chromium' | 'site'>): Promise<Page>;
  /** What is to be read from the page, and as which words the popup shows it. */
  offer: Offer;
  words: string[];
}

export const LUMEN: Checkout = {
  vendor: 'Lumen Notes',
  open: ({ chromium, site }) =>
    chromium.open(site.url('lumen-notes', '/checkout?plan=team&seats=5')),
  offer: { plan: 'Team', seats: 5, price: { minor: 6000, currency: 'USD' }, period: 'month' },
  words: ['Team', '$60 a month', '5 seats'],
};

export const QUILLBOARD: Checkout = {
  vendor: 'Quillboard',
  open: async ({ chromium, site }) => {
    const page = await chromium.open(site.url('quillboard', '/plans'));
    await Promise.all([page.waitForNavigation(), page.click('.go')]);
    return page;
  },
  offer: { seats: 8, price: { minor: 9600, currency: 'EUR' }, period: 'month' },
  words: ['€96 a month', '8 seats'],
};

/** Pages of real products, kept beside the project, not in it. */
const CORPUS = path.join(import.meta.dirname, '../../../shared/corpus');

export const hasCorpus = (): boolean => existsSync(path.join(CORPUS, 'index.tsv'));

/** A real product's checkout from the corpus, served under the address it stands for; nothing else is loaded. */
export const fromCorpus = (
  file: string,
  address: string,
  expected: Omit<Checkout, 'open'>,
): Checkout => ({
  ...expected,
  open: async ({ chromium }) => {
    const body = readFileSync(path.join(CORPUS, file));
    const page = await chromium.browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
      if (!isPage) return void request.abort();
      void request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body });
    });
    await page.goto(address);
    return page;
  },
});
