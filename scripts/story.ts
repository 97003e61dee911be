/** `npm start`: the whole thing to try, or, without a display or with `--once`, the story playing by itself. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { LUMEN } from '../test/e2e/checkouts.ts';
import { QUIET, Story, stepsAt } from '../test/e2e/story.ts';
import { type World, startWorld } from '../test/e2e/world.ts';
import { needChromium } from './browser.ts';
import { built } from './builds.ts';
import { bold, cyan, dim, duration, green, red, say } from './terminal.ts';

const SITE_PORT = 4600;
const PICTURES = path.join('.run', 'story');

const { once } = parseArgs({ options: { once: { type: 'boolean', default: false } } }).values;
const isInteractive = !once && hasDisplay();

/** Once listened for, Ctrl-C no longer ends the process by itself: the world is taken down in order. */
const interrupted = new Promise<void>((caught) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => caught());
});

try {
  await main();
  process.exit();
} catch (error) {
  say(`\n${red('✗')} ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  say(`\n${bold('Right Purchase')}  ${dim('ask IT before you buy software')}\n`);
  const executablePath = needChromium(say);
  await step('extension and inbox are built', () => void [built('chrome'), built('inbox')]);
  const world = await step('desk, demo web and browser are up', () =>
    startWorld({ executablePath, headless: !isInteractive, sitePort: SITE_PORT }),
  );
  say(dim(`    ${path.basename(executablePath)}, connected to the desk by ${world.connectedBy}`));
  try {
    await Promise.race([isInteractive ? invite(world) : play(world), interrupted]);
  } finally {
    await world.stop();
  }
}

async function invite({ site, admin, chromium }: World): Promise<void> {
  const pricing = site.url('lumen-notes', '/pricing');
  const [first] = await chromium.browser.pages();
  await first?.goto(pricing);
  say(`
  ${bold('Buy')}      ${cyan(pricing)}
           Choose a plan; the nudge comes at the checkout. Or press the toolbar button there
           (behind the puzzle piece, until you pin it).
  ${bold('Answer')}   ${cyan(await admin.signInLink())}
           The inbox of IT; the link works once. What you advise shows where you bought.
  ${bold('Compare')}  ${cyan(site.url('quillboard', '/plans'))}  a vendor behind a hosted checkout
           ${cyan(site.url('northstride', '/checkout'))}  a shoe shop: nothing happens

  ${dim('Ctrl-C, or closing the browser, ends it.')}
`);
  await new Promise((closed) => chromium.browser.once('disconnected', closed));
}

async function play(world: World): Promise<void> {
  rmSync(PICTURES, { recursive: true, force: true });
  const story = new Story(world, PICTURES, LUMEN);
  const started = Date.now();
  say();
  for (const { title, run } of [QUIET, ...stepsAt(LUMEN)]) await step(title, () => run(story));
  say(
    `\n${green('The story holds')}  ${dim(`${duration(Date.now() - started)}, pictures in ${PICTURES}/`)}`,
  );
  if (once) return;
  say(
    `\n  The desk stays up; its inbox, once:  ${cyan(await world.admin.signInLink())}\n  ${dim('Ctrl-C ends it.')}\n`,
  );
  await interrupted;
}

async function step<Result>(title: string, run: () => Result | Promise<Result>): Promise<Result> {
  const started = Date.now();
  try {
    const result = await run();
    say(`  ${green('✓')} ${title}  ${dim(duration(Date.now() - started))}`);
    return result;
  } catch (error) {
    say(`  ${red('✗')} ${title}`);
    throw error;
  }
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
