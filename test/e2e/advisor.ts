import type { Page } from 'puppeteer-core';

import type { Detail } from '../../desk/inbox-contract/detail.ts';
import { eventually } from './eventually.ts';
import type { World } from './world.ts';

/** IT at work in its inbox. */
export class Advisor {
  readonly #world: World;
  page!: Page;

  constructor(world: World) {
    this.#world = world;
  }

  /** What the desk holds of a consultation, once it has it. */
  received(id: string): Promise<Detail> {
    return eventually('the desk has the request', () =>
      this.#world.admin.call('read', { id }).catch(() => undefined),
    );
  }

  /** Signs in and opens the request about `vendor`. */
  async open(vendor: string): Promise<void> {
    this.page = await this.#world.chromium.open(await this.#world.admin.signInLink());
    await this.page.locator(`.list-pane ::-p-text(${vendor})`).click();
    await this.page.locator('.detail .price').wait();
  }

  async advise({ alternative, message }: { alternative: string; message: string }): Promise<void> {
    await this.page.locator('.verdict.use-this-instead').click();
    await this.page.locator('aria/Use what instead?').fill(alternative);
    await this.page.locator('.answer textarea').fill(message);
    await this.page.locator('button ::-p-text(Send advice)').click();
    await this.page.locator('::-p-text(Sent to)').wait();
  }
}
