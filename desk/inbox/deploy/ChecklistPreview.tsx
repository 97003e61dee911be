import { useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { Answers } from '../../../lib/checklist/answers.ts';
import { checklistOf } from '../../../lib/checklist/checklist.ts';
import type { Question } from '../../../lib/checklist/questions.ts';
import type { Sighting } from '../../../lib/checkout/sighting.ts';
import type { Policy } from '../../../lib/policy/policy.ts';

interface Props {
  questions: readonly Question[];
  policy: Policy;
  sighting: Sighting;
}

/** The questions in order, with their points, to be answered; and what the answers come to. */
export function ChecklistPreview({ questions, policy, sighting }: Props) {
  const { t, say } = useWording();
  const [answers, setAnswers] = useState<Answers>({});
  const { assessment, known } = checklistOf({
    spotted: sighting,
    draft: { answers },
    questions,
    catalogue: policy.catalogue ?? [],
    thresholds: policy,
  });
  return (
    <div className="stack tight">
      <ol className="questions">
        {questions.map(({ id, text, help, options }) => (
          <li key={id}>
            <label className="field">
              {say(text)}
              <select
                value={answers[id] ?? known[id] ?? ''}
                onChange={({ target }) => setAnswers({ ...answers, [id]: target.value })}
              >
                <option value="">{t('deploy.unanswered')}</option>
                {options.map((option) => (
                  <option key={option.id} value={option.id}>
                    {t('deploy.option', { text: say(option.text), points: option.points })}
                  </option>
                ))}
              </select>
            </label>
            {help && <small>{say(help)}</small>}
          </li>
        ))}
      </ol>
      <output className="notice">
        <strong>{t(`assessment.level.${assessment.level}`)}</strong>{' '}
        {assessment.reasons.map((reason) => say(reason)).join(' ')}
      </output>
    </div>
  );
}
