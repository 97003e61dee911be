import type { Offer, Vendor } from '../checkout/sighting.ts';
import type { Draft } from '../consultation/draft.ts';
import { catalogueMatches } from '../policy/catalogue-matches.ts';
import type { CatalogueEntry } from '../policy/catalogue.ts';
import type { VendorFacts } from '../vendors/vendor-facts.ts';
import type { Answers } from './answers.ts';
import { type Assessment, assess } from './assess.ts';
import { type Circumstances, weighCircumstances } from './circumstances.ts';
import { knownAnswers } from './known-answers.ts';
import type { Thresholds } from './level.ts';
import { openQuestions } from './next-question.ts';
import type { Question } from './questions.ts';

/** One purchase on its way through the questions. */
export interface Checklist {
  material: ChecklistMaterial;
  vendor: Vendor;
  offer: Offer;
  circumstances: Circumstances;
  questions: readonly Question[];
  /** What the page or the catalogue answered; the buyer's own answers go before them. */
  known: Answers;
  answers: Answers;
  /** Still worth asking, in order. */
  open: Question[];
  assessment: Assessment;
}

export interface ChecklistMaterial {
  spotted: { vendor: Vendor; offer: Offer };
  draft: Draft;
  questions: readonly Question[];
  catalogue: readonly CatalogueEntry[];
  vendorFacts?: VendorFacts | undefined;
  thresholds?: Thresholds;
}

/** Where the buyer stands: what was spotted and corrected, what is answered, what is still open, what it comes to. */
export function checklistOf(material: ChecklistMaterial): Checklist {
  const { spotted, draft, questions, catalogue, vendorFacts, thresholds } = material;
  const vendor = { ...spotted.vendor, name: draft.vendorName ?? spotted.vendor.name };
  const offer = draft.offer ?? spotted.offer;
  const circumstances: Circumstances = {
    offer,
    catalogue: catalogueMatches(catalogue, vendor, vendorFacts?.category),
    vendor: vendorFacts,
  };
  const known = knownAnswers(questions, circumstances);
  const answers = { ...known, ...draft.answers };
  const basePoints = weighCircumstances(circumstances).reduce((sum, { points }) => sum + points, 0);
  return {
    material,
    vendor,
    offer,
    circumstances,
    questions,
    known,
    answers,
    open: openQuestions(questions, answers, basePoints, thresholds),
    assessment: assess(questions, answers, circumstances, thresholds),
  };
}
