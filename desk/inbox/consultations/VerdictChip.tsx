import { useWording } from '../../../components/wording-context.ts';
import type { Level } from '../../../lib/checklist/answers.ts';
import type { Verdict } from '../../../lib/consultation/consultation.ts';

/** The colour in which a verdict is told: the same as in the buyer's popup. */
const TONE: Record<Verdict, Level> = {
  'go-ahead': 'go',
  'go-ahead-with-conditions': 'go',
  'use-this-instead': 'talk',
  'lets-talk': 'consult',
};

export function VerdictChip({ verdict }: { verdict: Verdict }) {
  return <span className={`chip ${TONE[verdict]}`}>{useWording().t(`verdict.${verdict}`)}</span>;
}
