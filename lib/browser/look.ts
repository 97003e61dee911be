import { type Verdict, type Wanted, detect, languageOf } from '../checkout/detect.ts';
import type { PageFacts } from '../checkout/page-facts.ts';
import type { Sighting } from '../checkout/sighting.ts';
import { missingWords } from '../checkout/words/words.ts';
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
  /** Has the words of a language put here; a page is judged with those of English where that fails. */
  fetchWords?: (language: string) => Promise<unknown>;
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
  const { signal, consumerMedia, fetchWords } = options;
  const url = new URL(address.href);
  const facts = await inSlices(readPage(page, placeOf(url)), signal);
  if (!facts) return undefined;
  const asked: Asked = [facts, `${url.origin}${url.pathname}`.slice(0, 2048), { consumerMedia }];
  if (last && isSame(asked, last.asked)) return last.verdict;
  const missing = missingWords(languageOf(facts));
  if (missing) await fetchWords?.(missing);
  const verdict = await inSlices(detect(...asked), signal);
  if (verdict) last = { asked, verdict };
  return verdict;
}

type Asked = [PageFacts, url: string, Wanted];

/** What was decided last: whatever moves on a page, mostly it says what it said before. */
let last: { asked: Asked; verdict: Verdict } | undefined;

const placeOf = ({ hostname, pathname, search, hash }: URL) => ({
  host: hostname,
  path: decoded(pathname + search + hash),
});

function decoded(path: string): string {
  const bounded = path.slice(0, 2000).toLowerCase();
  try {
    return decodeURIComponent(bounded);
  } catch {
    return bounded;
  }
}
