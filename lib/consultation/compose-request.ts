import type { Answers } from '../checklist/answers.ts';
import type { Assessment } from '../checklist/assess.ts';
import { optionOf } from '../checklist/next-question.ts';
import type { Question } from '../checklist/questions.ts';
import type { Offer, Vendor } from '../checkout/sighting.ts';
import type { Phrase } from '../phrase.ts';
import { withoutAbsent } from '../without-absent.ts';
import { type Buyer, type Request, request } from './consultation.ts';
import type { Draft } from './draft.ts';

/** What a request is made from, beside the draft. `id` a UUID, `createdAt` ISO 8601. */
export interface RequestMaterial {
  id: string;
  createdAt: string;
  timing: Request['timing'];
  vendor: Vendor;
  offer: Offer;
  url?: string | undefined;
  buyer: Buyer;
  questions: readonly Question[];
  answers: Answers;
  assessment: Assessment;
}

/**
 * The very request that is previewed and sent: what is known, in the buyer's words, less what the buyer took out.
 * Words are cleaned and bounded by the request's own schema.
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

  return request.parse(
    withoutAbsent({
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
    }),
  );
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
      questionText: say(question.text),
      optionText: say(option.text),
    };
  });
}

const assessmentInWords = (assessment: Assessment, say: (phrase: Phrase) => string) => ({
  level: assessment.level,
  reasons: assessment.reasons.map(say),
  alternatives: assessment.alternatives,
});
