import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Page } from 'puppeteer-core';

import type { Request } from '../../lib/consultation/consultation.ts';
import { Advisor } from './advisor.ts';
import type { Checkout } from './checkouts.ts';
import { eventually } from './eventually.ts';
import { readNudge, waitForNudge } from './nudge.ts';
import { Popup } from './popup.ts';
import type { World } from './world.ts';

export interface Step {
  title: string;
  run(story: Story): Promise<void>;
  /** Waits for the background's own rhythm: half a minute. */
  isSlow?: true;
}

/** Where nothing may happen, however much it looks like money. */
const QUIET_PAGES = [
  ['northstride', '/checkout'],
  ['slow-ledger', '/what-a-seat-costs'],
  ['lumen-notes', '/login'],
] as const;

/** The buyer's answers, by the question's words. */
export const ANSWERS: Record<string, string> = {
  'What is it for?': 'Working faster or better',
  'Will an external customer feel the difference?': 'No',
  'Do we already have something good enough?': 'I don’t know',
  'What information will it hold?': 'Internal information',
  'Who else has the same need?': 'Several teams',
  'If it failed tomorrow, who would feel it?': 'Other teams',
  'How hard is it to leave?': 'I can leave every month',
};

const ADVICE = 'We pay for twelve unused seats of Outline. Take one; I will move your notes over.';

/** The background asks every half minute while a consultation is fresh. */
const LONGEST_POLL_S = 75;

export const QUIET: Step = {
  title: 'A shoe shop, an essay, a log-in page: nothing happens',
  run: (story) => story.stayQuiet(),
};

/** From a checkout to the outcome, through every room: what `npm start` plays and the tests hold. */
export const stepsAt = ({ vendor }: Checkout): Step[] => [
  { title: `At the checkout of ${vendor} the nudge appears`, run: (story) => story.spot() },
  { title: 'The popup knows what is being bought', run: (story) => story.open() },
  { title: 'The questions take a tap each', run: (story) => story.answer() },
  { title: 'The preview shows exactly what will be sent', run: (story) => story.preview() },
  { title: 'Sent: the desk has it, word for word', run: (story) => story.send() },
  { title: 'IT finds it in its inbox', run: (story) => story.receive() },
  { title: 'IT advises: use this instead', run: (story) => story.advise() },
  {
    title: 'The badge tells of it, though the background was asleep',
    run: (story) => story.hear(),
    isSlow: true,
  },
  { title: 'The popup and the nudge at that checkout show it', run: (story) => story.see() },
  { title: 'The buyer says how it ended, and IT sees it', run: (story) => story.conclude() },
];

/** The same, with the popup looking for the answer instead of waiting for the background to. */
export const quickStepsAt = (checkout: Checkout): Step[] =>
  stepsAt(checkout).filter(({ isSlow }) => !isSlow);

/** One buyer, one advisor, one checkout. */
export class Story {
  readonly #world: World;
  readonly #pictures: string;
  readonly #checkout: Checkout;
  readonly #advisor: Advisor;
  #page!: Page;
  #popup!: Popup;
  #sent!: Request;
  #picture = 0;

  constructor(world: World, pictures: string, checkout: Checkout) {
    this.#world = world;
    this.#pictures = pictures;
    this.#checkout = checkout;
    this.#advisor = new Advisor(world);
    mkdirSync(pictures, { recursive: true });
  }

  async stayQuiet(): Promise<void> {
    const { chromium, site } = this.#world;
    for (const [host, pathname] of QUIET_PAGES) {
      const page = await chromium.open(site.url(host, pathname));
      await settled();
      if (await readNudge(page)) throw new Error(`there is a nudge on ${page.url()}`);
      if (await chromium.badge(page)) throw new Error(`there is a badge on ${page.url()}`);
      await page.close();
    }
    const sightings = await chromium.stored('sightings');
    if (Object.keys(sightings).length > 0) throw new Error('a quiet page was spotted');
  }

  async spot(): Promise<void> {
    this.#page = await this.#checkout.open(this.#world);
    await waitForNudge(this.#page, this.#checkout.vendor);
    await this.#keep(this.#page, 'nudge');
  }

  async open(): Promise<void> {
    this.#popup = await this.#openPopup();
    await this.#popup.shows(this.#checkout.vendor, ...this.#checkout.words);
    await this.#keep(this.#popup.page, 'popup');
  }

  async answer(): Promise<void> {
    await this.#popup.pressFirst('Start', 'See the assessment');
    const asked = await this.#popup.answer(ANSWERS);
    if (asked.length > 7) throw new Error(`${asked.length} questions were asked`);
    await this.#popup.shows('Ask Priya in IT');
    await this.#keep(this.#popup.page, 'assessment');
  }

  async preview(): Promise<void> {
    await this.#popup.press('Ask Priya in IT');
    await this.#popup.shows('Exactly this goes to Priya in IT');
    await this.#popup.type({ 'Your name': 'Mika Lind', 'Your team': 'Research' });
    this.#sent = await this.#popup.previewed();
    const { offer } = this.#checkout;
    if (!isDeepStrictEqual({ ...this.#sent.offer, ...offer }, this.#sent.offer)) {
      throw new Error(`read ${JSON.stringify(this.#sent.offer)}, not ${JSON.stringify(offer)}`);
    }
    await this.#popup.page.evaluate(() => scrollTo(0, 0));
    await this.#keep(this.#popup.page, 'preview');
  }

  async send(): Promise<void> {
    await this.#popup.press('Send to Priya in IT');
    await this.#keep(this.#popup.page, 'sent');
    const { request } = await this.#advisor.received(this.#sent.id);
    if (!isDeepStrictEqual(request, this.#sent)) {
      throw new Error(
        `previewed ${JSON.stringify(this.#sent)}, received ${JSON.stringify(request)}`,
      );
    }
    await this.#popup.shows('IT has received it');
  }

  async receive(): Promise<void> {
    await this.#advisor.open(this.#checkout.vendor);
    await this.#keep(this.#advisor.page, 'inbox');
  }

  async advise(): Promise<void> {
    await this.#advisor.advise({ alternative: 'Outline', message: ADVICE });
    await this.#keep(this.#advisor.page, 'advice');
  }

  async hear(): Promise<void> {
    const { chromium } = this.#world;
    await chromium.killWorker();
    await eventually(
      'the badge tells of one answer',
      async () => ((await chromium.badge(this.#page)) === '1' ? true : undefined),
      LONGEST_POLL_S,
    );
  }

  async see(): Promise<void> {
    this.#popup = await this.#openPopup();
    await this.#popup.shows('Use this instead', 'Outline', ADVICE);
    await this.#keep(this.#popup.page, 'popup with advice');
    await eventually('the badge is gone once the answer was seen', async () =>
      (await this.#world.chromium.badge(this.#page)) === '' ? true : undefined,
    );
    await this.#page.reload();
    await waitForNudge(this.#page, 'Outline');
    await this.#keep(this.#page, 'nudge with advice');
  }

  async conclude(): Promise<void> {
    await this.#popup.press('I use something else');
    await this.#keep(this.#popup.page, 'outcome');
    await eventually('IT sees the outcome', async () => {
      const { conversation } = await this.#advisor.received(this.#sent.id);
      return conversation.outcome?.result === 'used-alternative' ? true : undefined;
    });
  }

  async #openPopup(): Promise<Popup> {
    return new Popup(await this.#world.chromium.openPopup(this.#page));
  }

  async #keep(page: Page, name: string): Promise<void> {
    this.#picture += 1;
    const number = String(this.#picture).padStart(2, '0');
    await standStill();
    await page.screenshot({ path: path.join(this.#pictures, `${number} ${name}.png`) });
  }
}

/** Until what has just appeared has also arrived. */
const standStill = (): Promise<unknown> => new Promise((later) => setTimeout(later, 400));

/** Long enough for gate, spotter and background to have spoken if they were to. */
const settled = (): Promise<unknown> => new Promise((later) => setTimeout(later, 1500));
