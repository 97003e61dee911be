import { type Phrase, verbatim } from '../phrase.ts';
import type { ChecklistPolicy } from '../policy/checklist.ts';
import { DEFAULT_QUESTIONS, type Option, type Question } from './questions.ts';

type OwnQuestion = ChecklistPolicy[number];
type OwnOption = NonNullable<OwnQuestion['options']>[number];
type Translation = NonNullable<OwnQuestion['translations']>[number];

/** The questions to ask: the organisation's, in the buyer's language where it gave one, else the default ones. */
export function questionsOf(
  own: ChecklistPolicy | undefined,
  language: string,
): readonly Question[] {
  return own ? own.map((question) => inLanguage(question, language)) : DEFAULT_QUESTIONS;
}

function inLanguage(own: OwnQuestion, language: string): Question {
  const standard = DEFAULT_QUESTIONS.find(({ id }) => id === own.id);
  const translated = translationFor(own, language);
  const text = said(translated?.text ?? own.text) ?? standard?.text ?? verbatim(own.id);
  const help = said(translated?.help ?? own.help) ?? (own.text ? undefined : standard?.help);
  return {
    id: own.id,
    text,
    ...(help && { help }),
    options: (own.options ?? standard?.options ?? []).map((option) =>
      withWords(option, { text, standard, translated }),
    ),
  };
}

interface Words {
  text: Phrase;
  standard: Question | undefined;
  translated: Translation | undefined;
}

/** An option with its words and weight: translated, else its own, else those of the default option of its id. */
function withWords(option: OwnOption | Option, { text, standard, translated }: Words): Option {
  const like = standard?.options.find(({ id }) => id === option.id);
  const own = typeof option.text === 'string' ? option.text : undefined;
  const words = translated?.options?.find(({ id }) => id === option.id)?.text ?? own;
  const reason = like
    ? like.reason
    : { key: 'assessment.own_reason', params: asParams(text, words) };
  return {
    id: option.id,
    text: said(words) ?? like?.text ?? verbatim(option.id),
    points: option.points ?? like?.points ?? 0,
    ...(reason && { reason }),
  };
}

/** An own option is never without words: its question is the organisation's, too. */
const asParams = (question: Phrase, option = ''): Record<string, string> => ({
  question: String(question.params?.text ?? ''),
  option,
});

const said = (text: string | undefined) => (text === undefined ? undefined : verbatim(text));

function translationFor({ translations = [] }: OwnQuestion, language: string) {
  const wanted = language.toLowerCase();
  const [base] = wanted.split('-');
  return (
    translations.find(({ language }) => language.toLowerCase() === wanted) ??
    translations.find(({ language }) => language.toLowerCase().split('-')[0] === base)
  );
}
