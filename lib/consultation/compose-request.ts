import type { Answers } from '../checklist/answers.ts';
import type { Assessment } from '../checklist/assess.ts';
import { optionOf } from '../checklist/next-question.ts';
import type { Question } from '../checklist/questions.ts';
import type { HoldOut, Offer, Vendor } from '../checkout/sighting.ts';
import type { Phrase } from '../phrase.ts';
import { plainText } from '../plain-text.ts';
import { withoutAbsent } from '../without-absent.ts';
import type { Buyer, Request } from './consultation.ts';
import type { Draft } from './draft.ts';

/** What a request is made from, beside the draft. `id` a UUID, `createdAt` ISO 8601. */
export interface RequestMaterial {
  id: string;
  createdAt: string;
  timing: Request['timing'];
  vendor: Vendor;
  offer: Offer;
  url?: string | undefined;
  holdOut?: HoldOut | undefined;
  buyer: Buyer;
  questions: readonly Question[];
  answers: Answers;
  assessment: Assessment;
}

/**
 * The very request that is previewed and sent: what is known, in the buyer's words, less what the buyer took out.
 * Words are made such that the request's schema lets them pass as they are.
 */
export function composeRequest(
  draft: Draft,
  material: RequestMaterial,
  wording: { language: string; say: (phrase: Phrase) => string },
): Request {
  const isKept = (path: string) => !draft.without?.includes(path);
  const whole = <Value>(path: string, value: Value) => (isKept(path) ? value : undefined);
  const parts = <Part extends object>(path: string, part: Part): Part | undefined => {
    const kept = Object.entries(part).filter(
      ([name, value]) => value !== undefined && isKept(`${path}.${name}`),
    );
    return isKept(path) && kept.length > 0 ? (Object.fromEntries(kept) as Part) : undefined;
  };

  return withoutAbsent({
    id: material.id,
    createdAt: material.createdAt,
    language: wording.language,
    timing: material.timing,
    vendor: material.vendor,
    offer: parts('offer', material.offer),
    url: whole('url', material.url),
    buyer: parts('buyer', material.buyer),
    answers: answersInWords(material, wording.say).filter(({ question }) =>
      isKept(`answers.${question}`),
    ),
    assessment: whole('assessment', assessmentInWords(material.assessment, wording.say)),
    note: draft.note?.trim() || undefined,
    neededBy: draft.neededBy,
    venue: draft.venue ?? 'written',
    holdOut: whole('holdOut', material.holdOut),
  }) as Request;
}

function answersInWords(
  { questions, answers }: RequestMaterial,
  say: (phrase: Phrase) => string,
): Request['answers'] {
  return questions.flatMap((question) => {
    const option = optionOf(question, answers);
    if (!option) return [];
    return {
      question: question.id,
      option: option.id,
      questionText: plainText(say(question.text), 200),
      optionText: plainText(say(option.text), 120),
    };
  });
}

const assessmentInWords = (assessment: Assessment, say: (phrase: Phrase) => string) => ({
  level: assessment.level,
  reasons: assessment.reasons.map((reason) => plainText(say(reason), 300)),
  alternatives: assessment.alternatives,
});
