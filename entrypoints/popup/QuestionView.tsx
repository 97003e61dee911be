import { useMemo } from 'react';

import { useWording } from '../../components/wording-context.ts';
import type { Checklist } from '../../lib/checklist/checklist.ts';
import { optionOf } from '../../lib/checklist/next-question.ts';
import { Back } from './Back.tsx';
import { Choices } from './Choices.tsx';
import { Gains } from './Gains.tsx';

interface Props {
  checklist: Checklist;
  id: string;
  onAnswer: (question: string, option: string) => void;
  onBack: () => void;
}

export function QuestionView({ checklist, id, onAnswer, onBack }: Props) {
  const { t, say } = useWording();
  const question = checklist.questions.find((question) => question.id === id)!;
  const choices = useMemo(
    () => question.options.map((option) => ({ id: option.id, label: say(option.text) })),
    [question, say],
  );
  const { questions, material } = checklist;
  // A draft may know questions that the organisation no longer asks.
  const own = questions.filter(
    (other) => other.id !== id && optionOf(other, material.draft.answers),
  );
  const open = checklist.open.filter((other) => other.id !== id);
  const number = own.length + 1;
  const total = own.length + 1 + open.length;
  return (
    <div className="stack">
      <div className="stack tight">
        <div className="row spread">
          <Back onBack={onBack} />
          <small>{t('checklist.progress', { number, total })}</small>
        </div>
        <progress max={total} value={number - 1} aria-hidden="true" />
      </div>
      {id === 'good-enough' && <Gains checklist={checklist} />}
      <Choices
        key={id}
        question={say(question.text)}
        help={question.help && say(question.help)}
        choices={choices}
        chosen={checklist.answers[id]}
        onChoose={(option) => onAnswer(id, option)}
      />
      {id in checklist.known && !(id in checklist.material.draft.answers) && (
        <small>{t('checklist.known')}</small>
      )}
      <small>{t('checklist.keys', { last: Math.min(9, choices.length) })}</small>
    </div>
  );
}
