import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';

import { browserBeside } from './browser-beside.ts';
import { VARIANTS, type VariantName, serveVariants } from './checkout-variants.ts';
import { eventually } from './eventually.ts';
import { cardStyle, covered, pressNudge, readNudge, waitForNudge } from './nudge.ts';

const here = browserBeside(serveVariants);
let complaints: string[] = [];
let shop = 0;

afterEach(async () => {
  for (const page of await here.chromium.browser.pages())
    if (page.url() !== 'about:blank') await page.close();
});

/** A buyer at a checkout, with the nudge open. */
async function at(name: VariantName, width = 1280): Promise<Page> {
  const page = await here.chromium.browser.newPage();
  await page.setViewport({ width, height: 800 });
  complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(here.site.url(name, shop++));
  if (name.endsWith('dialog')) await page.click('#upgrade');
  await waitForNudge(page);
  return page;
}

/** Where everything of the page's own stands. */
const layout = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body, body *:not([popover])')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.localName} ${[x, y, width, height].join()}`;
    }),
  );

/** Presses the page's own pay button as a person does, and returns what the page heard. */
async function pay(page: Page): Promise<unknown> {
  const place = await page.evaluate(() => {
    const root = document.querySelector('acme-checkout')?.shadowRoot ?? document;
    const button = root.querySelector('#pay')!;
    button.scrollIntoView({ block: 'center' });
    addEventListener('click', (event) => {
      const isPay = event.composedPath().includes(button);
      Object.assign(globalThis, {
        heard: { isPay, isTrusted: event.isTrusted, isKept: event.defaultPrevented },
      });
    });
    const { x, y, width, height } = button.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.click(place.x, place.y);
  return page.evaluate(() => (globalThis as { heard?: unknown }).heard);
}

/** What the page finds of the nudge. */
const findable = (page: Page) =>
  page.evaluate(() => {
    const host = document.querySelector('[popover]')!;
    const text = document.documentElement.textContent + document.documentElement.outerHTML;
    const isTold = /Right Purchase|one minute/.test(text);
    return { root: host.shadowRoot, inside: host.innerHTML, isTold };
  });

describe.each(Object.keys(VARIANTS) as VariantName[])('at the %s checkout', (name) => {
  it('the nudge looks as we made it and covers nothing; the page cannot read it, does not move for it and hears its pay button pressed', async () => {
    const page = await at(name);
    await settled();
    expect(await cardStyle(page)).toMatchObject({
      'font-size': '14px',
      'letter-spacing': 'normal',
      opacity: '1',
      width: '340px',
    });
    expect(await covered(page)).toEqual([]);
    expect(await findable(page)).toEqual({ root: null, inside: '', isTold: false });
    expect(await pay(page)).toEqual({ isPay: true, isTrusted: true, isKept: false });
    const withNudge = await layout(page);
    await pressNudge(page, 'Close');
    await gone(page);
    expect(await layout(page)).toEqual(withNudge);
    expect(complaints).toEqual([]);
  });

  it('the nudge covers nothing at 320 pixels either, however far the page is scrolled', async () => {
    const page = await at(name, 320);
    for (const top of [0, 150, 300, 450]) {
      await page.evaluate((top) => {
        const scroller = document.querySelector('dialog[open]') ?? document.scrollingElement!;
        scroller.scrollTop = top;
      }, top);
      await settled(300);
      expect(await covered(page)).toEqual([]);
    }
    expect(await pay(page)).toMatchObject({ isPay: true });
  });
});

describe('with the keyboard', () => {
  it.each<VariantName>(['plain', 'dialog', 'aria-dialog'])(
    'every answer is reached by Tab, at the %s checkout',
    async (name) => {
      const page = await at(name);
      expect(
        await page.evaluate(() => document.activeElement === document.querySelector('[popover]')),
      ).toBe(false);
      await tabInto(page);
      const { buttons } = (await readNudge(page))!;
      expect(buttons).toContain('Not now');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect(gone(page)).resolves.toBeUndefined();
    },
  );

  it('Escape closes it from anywhere, and the page keeps its focus', async () => {
    const page = await at('plain');
    await page.focus('[autocomplete="cc-number"]');
    await page.keyboard.press('Escape');
    await gone(page);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
      'cardnumber',
    );
  });

  it('Escape in the nudge closes the nudge and leaves the page’s dialog open', async () => {
    const page = await at('dialog');
    await tabInto(page);
    await page.keyboard.press('Escape');
    await gone(page);
    expect(await page.evaluate(() => document.querySelector('dialog')!.open)).toBe(true);
  });

  it('Escape in the page’s dialog is the dialog’s, and takes the checkout and its nudge with it', async () => {
    const page = await at('dialog');
    await page.focus('[autocomplete="cc-number"]');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.querySelector('dialog')!.open)).toBe(false);
    await gone(page);
  });

  it('Escape leaves the menu before it leaves the nudge', async () => {
    const page = await at('plain');
    await pressNudge(page, 'More choices');
    expect((await readNudge(page))?.buttons).toContain('Not a purchase');
    await page.keyboard.press('Escape');
    expect((await readNudge(page))?.buttons).not.toContain('Not a purchase');
    await page.keyboard.press('Escape');
    await gone(page);
  });
});

describe('a page that means ill', () => {
  it('cannot press it by script', async () => {
    const page = await at('plain');
    await page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('[popover]')!;
      host.click();
      host.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
      );
    });
    await settled();
    expect(await readNudge(page)).toBeDefined();
  });

  it.each([
    [
      'makes it transparent',
      () =>
        document
          .querySelector<HTMLElement>('[popover]')!
          .style.setProperty('opacity', '0.01', 'important'),
    ],
    [
      'lays something over it',
      () => {
        const cover = document.createElement('div');
        cover.popover = 'manual';
        cover.style.cssText = 'inset:0;width:100vw;height:100vh;opacity:0.02';
        document.body.append(cover);
        cover.showPopover();
      },
    ],
  ])('gains no answer when it %s', async (_, trick) => {
    const page = await at('plain');
    const place = await buttonPlace(page);
    await page.evaluate(trick);
    await page.mouse.click(place.x, place.y);
    await settled();
    expect((await here.chromium.stored('history'))[vendorOf(page)]?.quietUntil).toBeUndefined();
  });

  it('that throws it out gets it back, but not in a fight', async () => {
    const page = await at('plain');
    const thrown = await page.evaluate(async () => {
      let count = 0;
      new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes) {
            if (!(node instanceof HTMLElement) || !node.popover) continue;
            node.remove();
            count++;
          }
      }).observe(document, { childList: true, subtree: true });
      document.querySelector('[popover]')!.remove();
      await new Promise((later) => setTimeout(later, 5000));
      return count;
    });
    expect(thrown).toBeGreaterThan(0);
    expect(thrown).toBeLessThan(8);
    expect(complaints).toEqual([]);
  });
});

describe('the spotter', () => {
  it('that comes into a page a second time changes nothing', async () => {
    const page = await at('plain');
    await here.chromium.inject('/spotter.js', page);
    await settled(1500);
    expect(await page.evaluate(() => document.querySelectorAll('[popover]').length)).toBe(1);
    await pressNudge(page, 'Not now');
    await expect(gone(page)).resolves.toBeUndefined();
  });
});

describe('the nudge goes with its checkout', () => {
  it('when its dialog closes', async () => {
    const page = await at('aria-dialog');
    await page.mouse.click(40, 400);
    await expect(gone(page)).resolves.toBeUndefined();
  });

  it('and comes back with it, until it was answered', async () => {
    const page = await at('aria-dialog');
    await page.mouse.click(40, 400);
    await gone(page);
    await page.click('#upgrade');
    await waitForNudge(page);
    await pressNudge(page, 'Not now');
    await gone(page);
    await page.mouse.click(40, 400);
    await settled(2000);
    await page.click('#upgrade');
    await settled(2500);
    expect(await readNudge(page)).toBeUndefined();
  });

  it('when a single-page app goes elsewhere', async () => {
    const page = await at('late');
    await page.evaluate(() => {
      history.pushState(null, '', '/home');
      document.body.innerHTML = '<h1>Home</h1>';
    });
    await expect(gone(page)).resolves.toBeUndefined();
  });
});

describe('the buyer’s answer is kept', () => {
  it.each([
    ['Not now', 'quietUntil'],
    ['Remind me tomorrow', 'quietUntil'],
    ['Not a purchase', 'silenced'],
    ['Never for Acme', 'silenced'],
  ] as const)('%s', async (label, kept) => {
    const page = await at('plain');
    if (label !== 'Not now') await pressNudge(page, 'More choices');
    await pressNudge(page, label);
    await gone(page);
    await eventually(`the answer ${label} is kept`, async () => {
      return (await here.chromium.stored('history'))[vendorOf(page)]?.[kept];
    });
    await page.reload();
    await settled(2500);
    expect(await readNudge(page)).toBeUndefined();
  });
});

/** The key of a page's vendor in the history. */
const vendorOf = (page: Page) => new URL(page.url()).hostname;

const settled = (ms = 500) => new Promise((later) => setTimeout(later, ms));

async function gone(page: Page): Promise<void> {
  await eventually('the nudge is gone', async () => ((await readNudge(page)) ? undefined : true));
}

/** Moves the focus by Tab until it is inside the nudge. */
async function tabInto(page: Page): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => Boolean(document.activeElement?.matches('[popover]')))) return;
  }
  throw new Error('Tab never reached the nudge');
}

async function buttonPlace(page: Page): Promise<{ x: number; y: number }> {
  const button = await page.waitForSelector('aria/Not now[role="button"]');
  const box = (await button!.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
