import { pageMessage } from '../lib/messages.ts';
import { builtScripts } from './built-extension.ts';
import type { Seen } from './judge.ts';
import type { LabelledPage } from './labelled-pages.ts';
import { type OpenPage, visitPages } from './page-runner.ts';

// The pages stand still: the gate answers at once, the detector within milliseconds; the rest is a busy machine.
const GATE_MS = 150;
const SPOTTER_MS = 2500;

/** As much of the extension's runtime as gate and spotter use; it keeps what they say. */
const LISTENING_RUNTIME = `
globalThis.listening = { said: [], waiting: new Set() };
listening.until = (type, ms) => new Promise((resolve) => {
  const look = () => {
    const message = listening.said.find((one) => one.type === type);
    if (message) { listening.waiting.delete(look); resolve(message); }
  };
  listening.waiting.add(look);
  setTimeout(() => { listening.waiting.delete(look); resolve(undefined); }, ms);
  look();
});
globalThis.chrome = globalThis.browser = {
  runtime: {
    id: 'eval',
    onMessage: { addListener() {}, removeListener() {} },
    sendMessage(message, answer) {
      listening.said.push(JSON.parse(JSON.stringify(message)));
      for (const look of listening.waiting) look();
      answer?.(undefined);
      return Promise.resolve(undefined);
    },
  },
};`;

/** What the built gate and spotter say of each page. */
export function seeWithBuiltCode(pages: readonly LabelledPage[]): Promise<Seen[]> {
  const scripts = builtScripts();
  return visitPages(pages, (open) => see(open, scripts));
}

/** Lets the gate and, past it, the spotter run as the browser would, and listens to what they tell the background. */
async function see(open: OpenPage, scripts: { gate: string; spotter: string }): Promise<Seen> {
  await open.run(LISTENING_RUNTIME);
  await open.run(scripts.gate);
  if (!(await heard(open, 'gate-opened', GATE_MS))) return { gate: false };
  await open.run(scripts.spotter);
  const told = await heard(open, 'checkout-seen', SPOTTER_MS);
  if (!told) return { gate: true };
  const parsed = pageMessage.safeParse(told);
  if (parsed.success && parsed.data.type === 'checkout-seen')
    return { gate: true, sighting: parsed.data.sighting };
  return { gate: true, error: `a message that the background would refuse: ${parsed.error}` };
}

function heard(open: OpenPage, type: string, withinMs: number): Promise<unknown> {
  return open.ask(`listening.until(${JSON.stringify(type)}, ${withinMs})`);
}
