import type { Category } from '../words/categories.ts';
import type { Scene } from '../scene.ts';

/** What a kind of evidence found: how strongly, from 0 to 1, and the words it saw. */
export interface Found {
  strength: number;
  seen?: string;
}

/**
 * A kind of evidence. `speaks`: for or against a software checkout; the fitted weight keeps that sign. `why` says why,
 * in the documentation's words; what a buyer reads is in `locales/` under the kind's name.
 */
export interface EvidenceKind {
  kind: string;
  speaks: 'for' | 'against';
  reads: string;
  why: string;
  find: (scene: Scene) => Found | undefined;
}

export const yes = (isThere: boolean, seen?: string): Found | undefined =>
  isThere ? { strength: 1, ...(seen ? { seen } : {}) } : undefined;

/** More different words speak louder: one word is a hint, `enough` of them are as good as certain. */
export function wordsSpeak(
  scene: Scene,
  categories: readonly Category[],
  enough = 1,
): Found | undefined {
  const said = new Set<string>();
  for (const category of categories)
    for (const word of scene.words.get(category) ?? []) said.add(word.text.toLowerCase());
  if (said.size === 0) return undefined;
  return {
    strength: Math.min(1, said.size / enough),
    seen: [...said].slice(0, 4).join(', '),
  };
}

/** Whether a line names one of `categories`. */
export const says = (scene: Scene, at: number, categories: readonly Category[]): boolean =>
  scene.wordsAt(at).some((word) => categories.includes(word.category));
