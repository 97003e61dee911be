import { randomUUID } from 'node:crypto';

import type { Page } from 'puppeteer-core';

import type { Detail } from '../../desk/inbox-contract.ts';
import { eventually } from './eventually.ts';
import type { World } from './world.ts';

/** IT at work in its inbox. */
export class Advisor {
  readonly #world: World;
  page!: Page;
  #id = '';

  constructor(world: World) {
    this.#world = world;
  }

  /** What the desk holds of a consultation, once it has it. */
  received(id: string): Promise<Detail> {
    this.#id = id;
    return eventually('the desk has the request', () =>
      this.#world.admin.call('read', { id }).catch(() => undefined),
    );
  }

  async open(vendor: string): Promise<void> {
    this.page = await this.#world.chromium.open(await this.#world.admin.signInLink());
    void vendor;
  }

  async advise({ alternative, message }: { alternative: string; message: string }): Promise<void> {
    await this.#world.admin.call('advise', {
      id: this.#id,
      body: {
        id: randomUUID(),
        verdict: 'use-this-instead',
        alternative,
        message,
        conditions: [],
      },
    });
  }
}
