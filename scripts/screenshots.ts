/** `npm run screenshots`: the pictures of the README and for the stores, taken from the story itself beside a few requests of other people. */
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import type { Browser } from 'puppeteer-core';

import { aRequest, call, enrol, key } from '../test/desk/running-app.ts';
import type { RunningDesk } from '../test/desk/start-desk.ts';
import { LUMEN } from '../test/e2e/checkouts.ts';
import { Story } from '../test/e2e/story.ts';
import { startWorld } from '../test/e2e/world.ts';
import { needChromium } from './browser.ts';
import { takeStorePictures } from './store-pictures.ts';
import { dim, say } from './terminal.ts';

const TAKEN = path.join('.run', 'screenshots');
const IMAGES = path.join('docs', 'images');
const SCALE = 2;

const euros = (minor: number) => ({ price: { minor, currency: 'EUR' }, period: 'month' }) as const;

const STYLE = `
  body { margin: 0; display: inline-block; background: transparent; }
  img { display: block; }
  figure { margin: 0; overflow: hidden; background: #fff; border: 1px solid #d9d5cc; }
  figure.window { border-radius: 12px; } figure.window img { width: 1280px; }
  figure.popup { border-radius: 10px; width: 380px; } figure.popup img { zoom: ${1 / SCALE}; }
  .hero { position: relative; width: 1600px; height: 900px; overflow: hidden;
    background: linear-gradient(140deg, #e7f1ee, #f6f1e7 60%, #efe9f7); }
  .hero > figure { position: absolute; transform-origin: 0 0; box-shadow: 0 24px 70px -20px #1d1b2e66; }
  .hero > :nth-child(1) { left: 790px; top: 56px; scale: 0.72; }
  .hero > :nth-child(2) { left: 64px; top: 150px; scale: 0.78; }
  .hero > :nth-child(3) { left: 1130px; top: 322px; scale: 0.88; }
`;

const world = await startWorld({
  executablePath: needChromium(say),
  headless: true,
  sitePort: 4600,
  scale: SCALE,
});
try {
  await others(world.desk);
  const story = new Story(world, TAKEN, LUMEN);
  await story.spot();
  await story.open();
  await story.answer();
  await story.preview();
  await story.send();
  await story.receive();
  await story.advise();
  await story.see();

  mkdirSync(IMAGES, { recursive: true });
  const { browser } = world.chromium;
  await picture(browser, 'nudge', `<img src="${taken('nudge')}" width="1280">`);
  await picture(browser, 'popup', framed('assessment', 'popup'));
  await picture(browser, 'inbox', framed('inbox', 'window'));
  await picture(browser, 'hero', hero());
  for (const file of await takeStorePictures(browser, taken)) say(`  ${file}`);
} finally {
  await world.stop();
}

/** What colleagues have asked before, so that the inbox looks like a Tuesday. */
async function others(desk: RunningDesk): Promise<void> {
  const headers = await enrol(desk);
  const requests = [
    {
      vendor: { name: 'Shiftwell' },
      offer: { plan: 'Growth', seats: 40, ...euros(28_000) },
      buyer: { name: 'Tomasz Brandt', team: 'Operations' },
      assessment: {
        level: 'consult',
        reasons: ['It will hold data about people.'],
        alternatives: [],
      },
    },
    {
      vendor: { name: 'Glyphic' },
      offer: { plan: 'Pro', seats: 3, ...euros(4_500) },
      buyer: { name: 'Ana Reis', team: 'Design' },
      assessment: { level: 'talk', reasons: ['Several teams need the same.'], alternatives: [] },
    },
    {
      vendor: { name: 'Courier Mailer' },
      offer: { plan: 'Starter', ...euros(1_900) },
      buyer: { name: 'Jo Park', team: 'Events' },
      assessment: { level: 'go', reasons: [], alternatives: [] },
    },
  ] as const;
  for (const request of requests) {
    const body = aRequest(structuredClone(request) as never);
    await call('POST', `${desk.url}/api/v1/consultations`, {
      body,
      headers: { ...headers, ...key() },
    });
  }
}

/** A picture the story took, by its name. */
function taken(name: string): string {
  const file = readdirSync(TAKEN).find((file) => file.endsWith(` ${name}.png`));
  if (!file) throw new Error(`the story took no picture «${name}»`);
  return `data:image/png;base64,${readFileSync(path.join(TAKEN, file)).toString('base64')}`;
}

function framed(name: string, frame: 'window' | 'popup'): string {
  return `<figure class="${frame}"><img src="${taken(name)}"></figure>`;
}

function hero(): string {
  return `<div class="hero">
    ${framed('inbox', 'window')}
    ${framed('nudge', 'window')}
    ${framed('assessment', 'popup')}
  </div>`;
}

async function picture(browser: Browser, name: string, body: string): Promise<void> {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><style>${STYLE}</style>${body}`);
  const file = path.join(IMAGES, `${name}.webp`);
  const all = await page.$('body');
  await all!.screenshot({ path: file as `${string}.webp`, type: 'webp', quality: 88 });
  await page.close();
  say(`  ${file} ${dim(`${Math.round(readFileSync(file).length / 1024)} kB`)}`);
}
