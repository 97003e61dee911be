import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Page } from 'puppeteer-core';
import type { browser as extensionApi } from 'wxt/browser';

import type { UiAnswer, UiMessage } from '../../lib/messages.ts';
import { type Chromium, startChromium } from '../../test/e2e/chromium.ts';
import { eventually } from '../../test/e2e/eventually.ts';
import type { Buyer } from './buyer.ts';
import type { Press, Seen } from './fleet-browser.ts';

/** Known inside the extension's page. */
declare const chrome: typeof extensionApi;

/** The built extension in a real Chromium with a profile on disk; the buyer's own settings name the desk. */
export class RealBuyer implements Buyer {
  readonly #executablePath: string;
  readonly #profile = mkdtempSync(path.join(tmpdir(), 'profile-'));
  #chromium!: Chromium;
  #page!: Page;
  #isThere = false;

  private constructor(executablePath: string) {
    this.#executablePath = executablePath;
  }

  static async start(
    executablePath: string,
    desk: { deskUrl: string; enrolmentToken: string },
  ): Promise<RealBuyer> {
    const buyer = new RealBuyer(executablePath);
    await buyer.#open();
    const settings = { buyer: {}, notifications: false, ...desk };
    await buyer.#say({ type: 'save-settings', settings });
    await buyer.#say({ type: 'consent', isGiven: true });
    return buyer;
  }

  async press(press: Press): Promise<boolean> {
    if (press.press === 'ask') return this.#say({ type: 'send-request', request: press.request });
    if (press.press !== 'reply') return false;
    const { consultation, id, text } = press;
    return this.#say({ type: 'reply', id, consultation, text });
  }

  async look(): Promise<Seen[] | undefined> {
    if (!this.#isThere) return undefined;
    const records = await this.#chromium.stored('consultations').catch(() => undefined);
    return records?.map(({ request, delivery, conversation, pending }) => ({
      id: request.id,
      delivery: delivery.state,
      advice: conversation?.advice.length ?? 0,
      pending: pending.length,
    }));
  }

  async hurry(): Promise<void> {
    await this.#say({ type: 'refresh' });
  }

  /** The browser ends the worker, as it does with an idle one. */
  async killWorker(): Promise<void> {
    const tooLate = new Promise((later) => setTimeout(later, 3000));
    await Promise.race([this.#chromium.killWorker().catch(() => {}), tooLate]);
  }

  async crash(): Promise<void> {
    this.#isThere = false;
    this.#chromium.browser.process()?.kill('SIGKILL');
    await this.#open();
  }

  async close(): Promise<void> {
    await this.#chromium.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #open(): Promise<void> {
    const options = { executablePath: this.#executablePath, profile: this.#profile };
    this.#chromium = await startChromium({ ...options, headless: true });
    this.#page = await eventually('the extension opens its page', () =>
      this.#chromium.openExtensionPage('options.html').catch(() => undefined),
    );
    this.#isThere = true;
  }

  async #say(message: UiMessage): Promise<boolean> {
    if (!this.#isThere) return false;
    const answer: Promise<UiAnswer> = this.#page.evaluate(
      (message) => chrome.runtime.sendMessage(message),
      message,
    );
    return answer.then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
