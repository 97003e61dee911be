import type { KnownVendor } from '../../vendors/known-vendors.ts';
import type { OrderState } from '../order.ts';
import type { PlacedWord, Reading } from '../reading.ts';
import type { Scene } from '../scene.ts';
import type { Category } from '../words/categories.ts';

/** What a kind of evidence found: how strongly, from 0 to 1, and the words it saw. */
export interface Found {
  strength: number;
  seen?: string;
}

/** What is known beside the page's own words. */
export interface Background {
  /** The seller, where the vendor directory has it. */
  known: KnownVendor | undefined;
  seller: string;
  order: OrderState;
}

/**
 * A kind of evidence. `speaks`: for or against a software checkout; the fitted weight keeps that sign. `reads` and
 * `why` are for the documentation; what a buyer reads is in `locales/` under the kind's name.
 */
export interface EvidenceKind {
  kind: string;
  speaks: 'for' | 'against';
  reads: string;
  why: string;
  /** How much it is known to weigh, pages or no pages; the fit starts from there. */
  prior?: number;
  /** Whether it knows single trades: there are always more than it knows, and the fit reckons with those. */
  ofTrades?: true;
  find: (scene: Scene, background: Background) => Found | undefined;
}

export const when = (isThere: boolean, seen?: string): Found | undefined =>
  isThere ? { strength: 1, ...(seen ? { seen } : {}) } : undefined;

/**
 * More different words speak louder: one is a hint, `enough` of them are as strong as it gets. What is said behind an
 * open dialog counts where `also` says so; what links say is said of other pages.
 */
export function wordsSpeak(
  scene: Scene,
  categories: readonly Category[],
  enough: number,
  also?: 'behind',
): Found | undefined {
  const readings = also && scene.behind ? [scene, scene.behind] : [scene];
  return speak(
    readings.flatMap((reading) =>
      categories.flatMap((category) => unlinked(reading, reading.words.get(category))),
    ),
    enough,
  );
}

/** The words that links do not say. */
export const unlinked = ({ lines }: Reading, words: readonly PlacedWord[] = []): PlacedWord[] =>
  words.filter(({ at }) => lines[at]!.role !== 'link');

/** As many different `words` as there are, of `enough`. */
export function speak(words: readonly PlacedWord[], enough: number): Found | undefined {
  const said = new Set(words.map(({ text }) => text.toLowerCase()));
  if (said.size === 0) return undefined;
  return { strength: Math.min(1, said.size / enough), seen: [...said].slice(0, 4).join(', ') };
}
