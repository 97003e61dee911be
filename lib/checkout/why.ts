import type { Phrase } from '../phrase.ts';
import type { Evidence } from './sighting.ts';

const MOST_REASONS = 4;

/** One thing that made the page look like the purchase of software, and the words of the page that said so. */
export interface Why {
  phrase: Phrase;
  seen?: string | undefined;
}

/** What spoke loudest for a purchase of software, for whoever asks why this shows up. */
export function whySpotted(evidence: readonly Evidence[]): Why[] {
  return evidence
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_REASONS)
    .map(({ kind, seen }) => ({ phrase: { key: `evidence.${kind}` }, seen }));
}
