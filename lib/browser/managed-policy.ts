import { browser } from 'wxt/browser';

import { parsePolicy } from '../policy/parse-policy.ts';
import type { PolicyState } from '../state.ts';
import { read, write } from './stored.ts';

/** Chromium answers `{}` for about three seconds after the start although a policy exists. */
const SETTLE_MS = 5_000;

let settling: Promise<PolicyState> | undefined;

/**
 * The organisation policy, once it can be relied on: at the start of a browser session an empty answer is asked
 * again before it is believed. Nothing is sent before that, lest it go where the policy no longer points.
 */
export function settledPolicy(): Promise<PolicyState> {
  settling ??= settle();
  return settling.then(() => read('policy'));
}

async function settle(): Promise<PolicyState> {
  const first = await readManaged();
  const isTold = first === undefined || Object.keys(first).length > 0;
  if (isTold || (await read('policySettled'))) return keep(first);
  await new Promise((resolve) => {
    setTimeout(resolve, SETTLE_MS);
  });
  return keep(await readManaged());
}

/** Reads the policy anew: the browser says that it changed. */
export async function policyChanged(): Promise<PolicyState> {
  settling = readManaged().then(keep);
  return settling;
}

/** `undefined`: this browser holds no policy for us, and will not (Firefox refuses the question). */
async function readManaged(): Promise<Record<string, unknown> | undefined> {
  try {
    return await browser.storage.managed.get();
  } catch {
    return undefined;
  }
}

async function keep(raw: Record<string, unknown> = {}): Promise<PolicyState> {
  const next = { managed: Object.keys(raw).length > 0, ...parsePolicy(raw) };
  const isNews = JSON.stringify(next) !== JSON.stringify(await read('policy'));
  if (isNews) await write('policy', next);
  await write('policySettled', true);
  return next;
}
