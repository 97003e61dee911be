/** The pictures that stores ask for: five screenshots and a tile, from what the story showed. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Browser } from 'puppeteer-core';

/** Where the stores' pictures are, and their sizes: https://developer.chrome.com/docs/webstore/images */
export const STORE = path.join('docs', 'store');
const SCREENSHOT = { width: 1280, height: 800 };
const TILE = { width: 440, height: 280 };

interface StorePicture {
  name: string;
  words: string;
  /** A picture of the story, by its name, and whether it is a whole page or the popup. */
  shows: string;
  frame: 'window' | 'popup';
}

const PICTURES: StorePicture[] = [
  {
    name: '1-nudge',
    words: 'About to pay for software? Ask IT first: one minute, no strings.',
    shows: 'nudge',
    frame: 'window',
  },
  {
    name: '2-assessment',
    words: 'A few questions, a tap each. Then it says plainly what speaks for asking.',
    shows: 'assessment',
    frame: 'popup',
  },
  {
    name: '3-preview',
    words: 'You read exactly what will be sent. Nothing leaves before you press Send.',
    shows: 'preview',
    frame: 'popup',
  },
  {
    name: '4-advice',
    words: 'IT’s advice comes back to you. The purchase stays yours.',
    shows: 'popup with advice',
    frame: 'popup',
  },
  {
    name: '5-inbox',
    words: 'IT answers from its own inbox, on your organisation’s own server.',
    shows: 'inbox',
    frame: 'window',
  },
];

const STYLE = `
  * { box-sizing: border-box; }
  body { margin: 0; display: grid; grid-template-rows: auto 1fr; justify-items: center; overflow: hidden;
    width: 100vw; height: 100vh; font-family: system-ui, sans-serif; color: #1d1b2e;
    background: linear-gradient(140deg, #e7f1ee, #f6f1e7 60%, #efe9f7); }
  h1 { margin: 0; padding: 36px 64px 28px; max-width: 1120px; font-size: 34px; line-height: 1.25; text-align: center;
    text-wrap: balance; }
  figure { margin: 0; overflow: hidden; background: #fff; border: 1px solid #d9d5cc; border-radius: 12px 12px 0 0;
    border-block-end: 0; box-shadow: 0 24px 70px -20px #1d1b2e66; }
  figure.window { width: 970px; } figure.popup { width: 440px; }
  img { display: block; width: 100%; }
  /* The popup's view has room for a scrollbar beside its 380 pixels. */
  .popup img { width: calc(100% * 410 / 380); }
  .tile { display: grid; place-content: center; justify-items: center; gap: 12px; text-align: center;
    grid-row: 1 / -1; }
  .tile img { width: 84px; } .tile b { font-size: 34px; } .tile span { font-size: 19px; }
`;

/** `taken` gives a picture of the story as an address. */
export async function takeStorePictures(
  browser: Browser,
  taken: (name: string) => string,
): Promise<string[]> {
  mkdirSync(STORE, { recursive: true });
  const made: string[] = [];
  for (const { name, words, shows, frame } of PICTURES) {
    const body = `<h1>${words}</h1><figure class="${frame}"><img src="${taken(shows)}"></figure>`;
    made.push(await picture(browser, name, SCREENSHOT, body));
  }
  const mark = `data:image/svg+xml;base64,${readFileSync('public/icon/mark.svg').toString('base64')}`;
  const tile = `<div class="tile"><img src="${mark}"><b>Right Purchase</b><span>Before you buy software, ask IT.</span></div>`;
  made.push(await picture(browser, 'tile', TILE, tile));
  return made;
}

async function picture(
  browser: Browser,
  name: string,
  size: { width: number; height: number },
  body: string,
): Promise<string> {
  const page = await browser.newPage();
  await page.setViewport(size);
  await page.setContent(`<!doctype html><style>${STYLE}</style>${body}`);
  const file = path.join(STORE, `${name}.png`);
  await page.screenshot({ path: file as `${string}.png` });
  await page.close();
  return file;
}
