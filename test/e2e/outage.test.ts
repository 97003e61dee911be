import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { needChromium } from '../../scripts/browser.ts';
import { type RunningDesk, startDesk } from '../desk/start-desk.ts';
import { LUMEN } from './checkouts.ts';
import { eventually } from './eventually.ts';
import { waitForNudge } from './nudge.ts';
import { Popup } from './popup.ts';
import { ANSWERS } from './story.ts';
import { type World, startWorld } from './world.ts';

const UNREACHABLE = 'IT’s desk cannot be reached just now';

let world: World;
let deskAgain: RunningDesk | undefined;

beforeAll(async () => {
  world = await startWorld({ executablePath: needChromium(console.log), headless: true });
});
afterAll(async () => {
  await deskAgain?.stop();
  await world?.stop();
});

describe('a request sent while the desk is down', () => {
  it('is kept, told as waiting, outlives the background, and arrives once when the desk is back', async () => {
    const { chromium, desk, admin } = world;
    const page = await LUMEN.open(world);
    await waitForNudge(page);
    const popup = new Popup(await chromium.openPopup(page));
    await popup.pressFirst('Start');
    await popup.answer(ANSWERS);
    await popup.press('Ask Priya in IT');
    await popup.shows('Exactly this goes to Priya in IT');
    const { id } = await popup.previewed();

    await desk.kill();
    await popup.press('Send to Priya in IT');
    await popup.shows(UNREACHABLE);
    await chromium.killWorker();
    await popup.shows(UNREACHABLE);

    deskAgain = await startDesk({ data: desk.data, port: Number(new URL(desk.url).port) });
    const arrived = async () => (await admin.call('list')).items.map((item) => item.id);
    await eventually(
      'the desk has the request',
      async () => ((await arrived()).length > 0 ? true : undefined),
      120,
    );
    await popup.shows('IT has received it');
    expect(await arrived()).toEqual([id]);
  });
});
