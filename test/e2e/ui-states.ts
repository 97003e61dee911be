import type { KeyInput, Page } from 'puppeteer-core';
import type { browser as extensionApi } from 'wxt/browser';

import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import { VERSION, places } from '../../lib/places.ts';
import type { StateKey, StateValue } from '../../lib/state.ts';
import {
  answered,
  connected,
  conversation,
  organisation,
  request,
  sighting,
} from '../popup/examples.ts';
import type { Chromium } from './chromium.ts';
import { eventually } from './eventually.ts';

/** Known inside the pages of the extension. */
declare const chrome: typeof extensionApi;

type Stored = { [Key in StateKey]?: StateValue<Key> };

/** One state of the extension's own pages: what is stored, which page, which keys lead there. */
export interface UiState {
  name: string;
  page: string;
  stored: (now: Date) => Stored;
  keys: string[];
  /** Selector of a button to press at the end. */
  button?: string;
}

const TAB = '7';

const buyer = { name: 'Ana Silva', email: 'ana@northwind.example', team: 'Design' };
const everyday: Stored = {
  sightings: { [TAB]: sighting },
  connection: connected,
  organisation,
  settings: { buyer, notifications: false },
};
const noCatalogue = { ...organisation, value: { ...organisation.value, catalogue: [] } };

const popup = (name: string, stored: Stored = {}, keys: string[] = []): UiState => ({
  name,
  page: `popup.html?tab=${TAB}`,
  stored: () => ({ ...everyday, ...stored }),
  keys,
});

const consultation = (name: string, record: ConsultationRecord): UiState => ({
  ...popup(name, { consultations: [record] }),
  page: `popup.html?consultation=${record.request.id}`,
});

const onItsWay = (delivery: ConsultationRecord['delivery']): ConsultationRecord => ({
  request,
  delivery,
  pending: [],
  seenRevision: 0,
});

/** A request whose delivery is told in times from now on, in milliseconds. */
const onItsWayAt = (
  name: string,
  deliveryOf: (at: (inMs: number) => string) => ConsultationRecord['delivery'],
): UiState => ({
  ...popup(name),
  page: `popup.html?consultation=${request.id}`,
  stored: (now) => {
    const at = (inMs: number) => new Date(now.getTime() + inMs).toISOString();
    return { ...everyday, consultations: [onItsWay(deliveryOf(at))] };
  },
});

const told = (changes: Partial<typeof conversation>): ConsultationRecord => ({
  ...answered,
  conversation: { ...conversation, ...changes },
});

/** Where there is no desk. */
const straight: Stored = {
  connection: { state: 'direct' },
  organisation: null,
  policy: {
    managed: true,
    policy: {
      contactName: 'Priya in IT',
      dataConsent: true,
      slackWebhook: 'https://hooks.slack.com/services/T0/B0/x',
      teamsWebhook: 'https://default1.environment.api.powerplatform.com/powerautomate/x',
      mailTo: 'it@northwind.example',
    },
    problems: [],
  },
};
const handedOver = { state: 'received', at: request.createdAt } as const;
const straightThere: ConsultationRecord = {
  ...onItsWay(handedOver),
  direct: [
    {
      channel: 'slack',
      delivery: {
        state: 'refused',
        title: 'Slack did not take it',
        detail: 'the webhook was removed (404)',
      },
    },
    { channel: 'teams', delivery: handedOver, receivedAt: request.createdAt },
    { channel: 'email', delivery: { state: 'by-hand' } },
  ],
};

export const UI_STATES: UiState[] = [
  popup('home', { sightings: {} }),
  popup('spotted'),
  popup('spotted-without-catalogue', { organisation: noCatalogue }),
  popup('spotted-long-names', {
    sightings: {
      [TAB]: {
        ...sighting,
        vendor: { name: 'Donaudampfschifffahrtselektrizitäten'.repeat(3).slice(0, 119) },
      },
    },
  }),
  popup('renewal', {
    sightings: {},
    reminders: { 'linkwell.example': { vendor: 'Linkwell', on: '2026-01-01' } },
  }),
  popup('question', {}, ['Enter']),
  popup('question-with-answers', {}, ['Enter', '2', '3']),
  popup('assessment-go', { organisation: noCatalogue }, ['Enter', '2', '3', '3', '1', '1', '1']),
  popup('assessment-talk', {}, ['Enter', '2', '3', '2', '2', '2', '2']),
  popup('assessment-consult', {}, ['Enter', '2', '3', '2', '3']),
  popup('preview', {}, ['Enter', '2', '3', '2', '3', 'Enter']),
  popup(
    'preview-not-connected',
    {
      connection: { state: 'no-desk' },
      organisation: null,
      settings: { buyer: {}, notifications: false },
    },
    ['Enter', '2', '3', '2', '3', 'Enter'],
  ),
  popup('preview-without-desk', straight, ['Enter', '2', '3', '2', '3', 'Enter']),
  {
    ...popup('without-desk', { ...straight, consultations: [straightThere] }),
    page: `popup.html?consultation=${request.id}`,
    button: 'main details summary',
  },
  onItsWayAt('held', (at) => ({ state: 'held', until: at(8_500) })),
  onItsWayAt('waiting', (at) => ({
    state: 'waiting',
    because: 'unreachable',
    nextAttemptAt: at(42_500),
  })),
  consultation(
    'refused',
    onItsWay({
      state: 'refused',
      title: 'The request is too large.',
      detail: 'note: at most 4000 characters',
    }),
  ),
  consultation('received', told({ status: 'open', advice: [], messages: [] })),
  consultation('in-review', told({ status: 'in-review', advice: [] })),
  consultation('advice', answered),
  consultation('outcome', told({ outcome: { result: 'bought', at: request.createdAt } })),
  {
    ...popup('consultations', {
      consultations: [
        answered,
        {
          ...told({ status: 'open' }),
          request: { ...request, id: crypto.randomUUID(), vendor: { name: 'Drawhub' } },
        },
      ],
      sightings: {},
    }),
    button: 'nav button',
  },
  { name: 'settings', page: 'options.html', stored: () => everyday, keys: [] },
  {
    name: 'settings-managed',
    page: 'options.html',
    stored: () => ({
      ...everyday,
      policy: {
        managed: true,
        policy: {
          organisationName: 'Northwind',
          contactName: 'Priya in IT',
          deskUrl: 'https://desk.example',
          enrolmentToken: 'a-token-of-theirs',
          nudges: true,
        },
        problems: [
          {
            key: 'nudgeEveryDays',
            value: '"often"',
            reason: 'Invalid input: expected int, received string',
          },
        ],
      },
      history: { 'acme.example': { silenced: 'never' } },
    }),
    keys: [],
  },
  {
    name: 'settings-without-desk',
    page: 'options.html',
    stored: () => ({ ...everyday, ...straight }),
    keys: [],
  },
  { name: 'welcome', page: 'welcome.html', stored: () => ({}), keys: [] },
];

export interface Look {
  scheme: 'light' | 'dark';
  width: number;
}

/**
 * Opens states one after the other, each in a page of its own. The background answers yes to everything and does
 * nothing, so that a state stays as it is.
 */
export class UiStates {
  readonly #chromium: Chromium;
  /** A page of the extension that stays open to write what is stored; the background may sleep. */
  readonly #writer: Page;

  constructor(chromium: Chromium, writer: Page) {
    this.#chromium = chromium;
    this.#writer = writer;
  }

  static async of(chromium: Chromium): Promise<UiStates> {
    const writer = await chromium.openExtensionPage('welcome.html');
    await eventually('the background has finished its first round', async () => {
      const { connection } = await writer.evaluate(() => chrome.storage.local.get('connection'));
      return connection;
    });
    // A round that was asked for meanwhile would write over what is stored next.
    await chromium.atRest();
    return new UiStates(chromium, writer);
  }

  async open(state: UiState, { scheme, width }: Look): Promise<Page> {
    await this.#store(state.stored(new Date()));
    const page = await this.#chromium.browser.newPage();
    await page.setViewport({ width, height: 600 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.evaluateOnNewDocument(() => {
      chrome.runtime.sendMessage = (async () => ({ ok: true })) as never;
    });
    await page.goto(new URL(`/${state.page}`, this.#writer.url()).href);
    await page.waitForSelector('main h1');
    for (const key of state.keys) await page.keyboard.press(key as KeyInput);
    if (state.button) await page.locator(state.button).click();
    return page;
  }

  async #store(stored: Stored): Promise<void> {
    const keys = Object.keys(places) as StateKey[];
    const items = keys.map((key) => ({
      key,
      area: places[key].area,
      value: { v: VERSION, value: stored[key] ?? places[key].initial },
    }));
    await this.#writer.evaluate(async (items) => {
      for (const { area, key, value } of items) await chrome.storage[area].set({ [key]: value });
    }, items);
  }
}
