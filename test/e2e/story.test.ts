import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { needChromium } from '../../scripts/browser.ts';
import { type Checkout, LUMEN, QUILLBOARD, fromCorpus, hasCorpus } from './checkouts.ts';
import { QUIET, type Step, Story, quickStepsAt, stepsAt } from './story.ts';
import { type World, startWorld } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld({ executablePath: needChromium(console.log), headless: true });
});
afterAll(() => world?.stop());

describe('the story at a vendor’s own checkout', () => {
  tell(LUMEN, [QUIET, ...stepsAt(LUMEN)]);
});

describe('the story behind a hosted checkout', () => {
  tell(QUILLBOARD, quickStepsAt(QUILLBOARD));
});

describe.skipIf(!hasCorpus())('the story at a real product’s checkout', () => {
  const cody = fromCorpus(
    'cody_pro_checkout_8seats_en.html',
    'https://sourcegraph.com/cody/manage/subscription/new?seats=8',
    {
      vendor: 'Sourcegraph',
      offer: { seats: 8, price: { minor: 7200, currency: 'USD' }, period: 'month' },
      words: ['$72 a month', '8 seats'],
    },
  );
  tell(cody, quickStepsAt(cody));
});

/** Each step stands on the one before: after a failed one, the rest is skipped. */
function tell(checkout: Checkout, steps: Step[]): void {
  let story: Story;
  let isBroken = false;
  beforeAll(() => {
    const pictures = path.join('.run', 'e2e', checkout.vendor);
    story = new Story(world, pictures, checkout);
  });
  it.for(steps)('$title', async ({ run }, { skip }) => {
    skip(isBroken, 'a step before it failed');
    isBroken = true;
    await expect(run(story)).resolves.toBeUndefined();
    isBroken = false;
  });
}
