import type { KnownVendor } from '../vendors/known-vendors.ts';
import { readOffer } from './offer/offer.ts';
import { orderState } from './order.ts';
import type { PageFacts } from './page-facts.ts';
import { prepareLocale } from './price/locale-data.ts';
import { remembered } from './remembered.ts';
import { setScene } from './scene.ts';
import { gatherEvidence, isCheckout, scoreOf, type Strength, weigh } from './score.ts';
import { nameSeller } from './seller/seller.ts';
import type { Sighting } from './sighting.ts';
import type { Steps } from './steps.ts';
import { pageLanguage } from './words/page-language.ts';
import { isMediaTrade } from './words/trades.ts';
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

/** What else than software the organisation wants to be asked about: `consumerMedia` films, music, news and games. */
export interface Wanted {
  consumerMedia?: boolean | undefined;
}

/** Decides about a page from its facts alone. `url` is its origin and path. */
export function* detect(facts: PageFacts, url: string, wanted: Wanted = {}): Steps<Verdict> {
  const language = languageOf(facts);
  yield;
  yield* prepareWords(language);
  yield* prepareLocale(language);
  const scene = yield* setScene(facts, language);
  const { vendor, known } = yield* nameSeller(scene);
  const order = orderState(scene);
  yield;
  const found = yield* gatherEvidence(scene, { known, order, seller: vendor.name });
  const counted = wanted.consumerMedia ? found.filter((one) => !isOfMedia(one, known)) : found;
  const evidence = weigh(counted);
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

const MEDIA_SELLERS = new Set(['entertainment', 'gaming']);

/** Whether it speaks against software only because it speaks of media. */
function isOfMedia({ kind, seen }: Strength, known: KnownVendor | undefined): boolean {
  if (kind === 'known-other-seller') return MEDIA_SELLERS.has(known?.category ?? '');
  return kind === 'media' || (kind === 'other-trade' && seen !== undefined && isMediaTrade(seen));
}

/** The language that a page is in (BCP 47), so that its words can be there before it is judged. */
export const languageOf = remembered((facts: PageFacts) =>
  pageLanguage(facts.language, sampleOf(facts)),
);

function sampleOf({ lines }: PageFacts): string {
  let sample = '';
  for (const { text } of lines) {
    if (sample.length >= SAMPLE) break;
    sample += `${text}\n`;
  }
  return sample;
}
