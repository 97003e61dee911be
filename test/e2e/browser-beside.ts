import { afterAll, beforeAll } from 'vitest';

import { needChromium } from '../../scripts/browser.ts';
import { type Chromium, startChromium } from './chromium.ts';

interface Web {
  stop(): unknown;
}

/** What the tests of a file have: a browser whose extension has said its hello, and a web of ours. */
export interface Room<Site extends Web> {
  chromium: Chromium;
  site: Site;
}

/** Opens the room before a file's tests and closes it after them; in between, and only then, its parts are there. */
export function browserBeside<Site extends Web>(serve: () => Promise<Site>): Room<Site> {
  const room = {} as Room<Site>;
  beforeAll(async () => {
    room.site = await serve();
    room.chromium = await startChromium({
      executablePath: needChromium(console.log),
      headless: true,
    });
    await room.chromium.greeted();
  });
  afterAll(async () => {
    await room.chromium?.close();
    await room.site?.stop();
  });
  return room;
}
