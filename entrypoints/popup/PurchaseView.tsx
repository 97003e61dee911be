import { useMemo, useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import { checklistOf } from '../../lib/checklist/checklist.ts';
import { questionsOf } from '../../lib/checklist/organisation-questions.ts';
import { AssessmentView } from './AssessmentView.tsx';
import { type Purchase, usePopup } from './popup-context.ts';
import { Preview } from './Preview.tsx';
import { QuestionView } from './QuestionView.tsx';
import { Spotted } from './Spotted.tsx';
import { useDraft } from './use-draft.ts';
import { useNewlyAsked } from './use-newly-asked.ts';

export type Step = { at: 'spotted' | 'assessment' | 'preview' } | { at: 'question'; id: string };

/** From what was spotted through the questions to the request. */
export function PurchaseView({ purchase }: { purchase: Purchase }) {
  const { language } = useWording();
  const { stored } = usePopup();
  const { draft, change, forget } = useDraft(purchase);
  useNewlyAsked(purchase.vendor);
  const [timing, setTiming] = useState(purchase.timing);
  const [step, setStep] = useState<Step>({ at: purchase.start ?? 'spotted' });
  /** The questions asked since the start, so that Back knows the way. */
  const [trail, setTrail] = useState<string[]>([]);

  const { policy } = stored.policy;
  const own = policy.checklist;
  const questions = useMemo(() => questionsOf(own, language), [own, language]);
  const checklist = checklistOf({
    spotted: purchase,
    vendorFacts: purchase.vendorFacts,
    draft,
    questions,
    catalogue: stored.organisation?.value.catalogue ?? policy.catalogue ?? [],
    thresholds: policy,
  });

  const nextStep = (open = checklist.open): Step =>
    open[0] ? { at: 'question', id: open[0].id } : { at: 'assessment' };

  const answer = (question: string, option: string) => {
    const answers = { ...draft.answers, [question]: option };
    change({ answers });
    setTrail([...trail.filter((id) => id !== question), question]);
    setStep(nextStep(checklistOf({ ...checklist.material, draft: { ...draft, answers } }).open));
  };
  const back = () => {
    const before =
      step.at === 'question' && trail.includes(step.id) ? trail.indexOf(step.id) : trail.length;
    const previous = trail[before - 1];
    setStep(previous ? { at: 'question', id: previous } : { at: 'spotted' });
  };

  switch (step.at) {
    case 'spotted':
      return (
        <Spotted
          checklist={checklist}
          evidence={purchase.evidence ?? []}
          timing={timing}
          onTiming={setTiming}
          onCorrect={change}
          onStart={() => setStep(nextStep())}
        />
      );
    case 'question':
      return <QuestionView checklist={checklist} id={step.id} onAnswer={answer} onBack={back} />;
    case 'assessment':
      return (
        <AssessmentView
          checklist={checklist}
          timing={timing}
          onChange={(id) => setStep({ at: 'question', id })}
          onAsk={() => setStep({ at: 'preview' })}
          onBack={back}
        />
      );
    case 'preview':
      return (
        <Preview
          checklist={checklist}
          purchase={{ ...purchase, timing }}
          draft={draft}
          onChange={change}
          onSent={forget}
          onBack={() => setStep({ at: 'assessment' })}
        />
      );
  }
}
