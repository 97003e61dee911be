import { readOffer } from './offer/offer.ts';
import { orderState } from './order.ts';
import type { PageFacts } from './page-facts.ts';
import { setScene } from './scene.ts';
import { gatherEvidence, isCheckout, scoreOf, type Strength, weigh } from './score.ts';
import { nameSeller } from './seller/seller.ts';
import type { Sighting } from './sighting.ts';
import type { Steps } from './steps.ts';
import { pageLanguage } from './words/page-language.ts';
import { prepareWords } from './words/words.ts';

const SAMPLE = 4000;

/** What the detector makes of a page, whether or not it is a checkout. */
export interface Verdict {
  isCheckout: boolean;
  /** Whether there is an order at all: only orders are scored, and only they are fitted on. */
  isOrder: boolean;
  sighting: Sighting;
  /** Everything found, weighty or not. */
  found: Strength[];
}

/** Decides about a page from its facts alone. `url` is its origin and path. */
export function* detect(facts: PageFacts, url: string): Steps<Verdict> {
  const language = pageLanguage(facts.language, sampleOf(facts));
  yield;
  yield* prepareWords(language);
  const scene = yield* setScene(facts, language);
  const { vendor, known } = yield* nameSeller(scene);
  const order = orderState(scene);
  yield;
  const found = yield* gatherEvidence(scene, { known, order, seller: vendor.name });
  const evidence = weigh(found);
  // Without an order nothing can be bought here, whatever else the page says.
  const isOrder = order === 'drawn-up' || order === 'offered';
  const score = isOrder ? scoreOf(evidence) : 0;
  return {
    isCheckout: isOrder && isCheckout(score),
    isOrder,
    sighting: { url, language, vendor, offer: readOffer(scene), evidence, score },
    found,
  };
}

function sampleOf({ lines }: PageFacts): string {
  let sample = '';
  for (const { text } of lines) {
    if (sample.length >= SAMPLE) break;
    sample += `${text}\n`;
  }
  return sample;
}
