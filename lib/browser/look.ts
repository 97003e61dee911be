import { type Verdict, type Wanted, detect } from '../checkout/detect.ts';
import type { PageFacts } from '../checkout/page-facts.ts';
import type { Sighting } from '../checkout/sighting.ts';
import type { Steps } from '../checkout/steps.ts';
import { isSame } from '../is-same.ts';
import { readPage } from './read-page.ts';
import { inSlices } from './slices.ts';

/** What a look at a page found: a sighting, or why there is none. `score` is the probability of a SaaS checkout. */
export type Look =
  | { seen: true; sighting: Sighting }
  | { seen: false; because: 'not-a-checkout' | 'interrupted'; score: number };

export interface LookOptions extends Wanted {
  /** Ends the look early: it then answers `interrupted`. */
  signal?: AbortSignal;
}

/** Looks at the page, in slices: its structure and visible text, never what a form field holds. */
export async function look(
  page: Document,
  address: { href: string },
  options: LookOptions = {},
): Promise<Look> {
  const verdict = await judge(page, address, options);
  if (!verdict) return { seen: false, because: 'interrupted', score: 0 };
  const { isCheckout, sighting } = verdict;
  return isCheckout
    ? { seen: true, sighting }
    : { seen: false, because: 'not-a-checkout', score: sighting.score };
}

/** As {@link look}, with everything that was found on the way. */
export async function judge(
  page: Document,
  address: { href: string },
  options: LookOptions = {},
): Promise<Verdict | undefined> {
  const url = new URL(address.href);
  return inSlices(readAndDecide(page, url, options), options.signal);
}

function* readAndDecide(page: Document, url: URL, { consumerMedia }: Wanted): Steps<Verdict> {
  const facts = yield* readPage(page, {
    host: url.hostname,
    path: decoded(url.pathname + url.search + url.hash),
  });
  yield;
  const asked: Asked = [facts, `${url.origin}${url.pathname}`.slice(0, 2048), { consumerMedia }];
  if (last && isSame(asked, last.asked)) return last.verdict;
  const verdict = yield* detect(...asked);
  last = { asked, verdict };
  return verdict;
}

type Asked = [PageFacts, url: string, Wanted];

/** What was decided last: whatever moves on a page, mostly it says what it said before. */
let last: { asked: Asked; verdict: Verdict } | undefined;

function decoded(path: string): string {
  const bounded = path.slice(0, 2000).toLowerCase();
  try {
    return decodeURIComponent(bounded);
  } catch {
    return bounded;
  }
}
