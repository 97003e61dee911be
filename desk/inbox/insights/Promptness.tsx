import { useWording } from '../../../components/wording-context.ts';
import type { Insights } from '../../insights/contract.ts';
import { Section } from '../parts/Section.tsx';
import { Columns } from './Columns.tsx';
import { Figure } from './Figure.tsx';
import { useCounted } from './use-counted.ts';

/** How quickly IT itself answers: a buyer who waits does not ask again. */
export function Promptness({ insights }: { insights: Insights }) {
  const { t, duration } = useWording();
  const { firstAnswer, unanswered, requests, overTime, unit } = insights;
  const counted = useCounted();
  return (
    <Section title={t('insights.promptness')} lead={t('insights.promptness_lead')}>
      <dl className="figures">
        <Figure
          label={t('insights.median')}
          value={firstAnswer ? duration(firstAnswer.medianMs) : '–'}
          more={t('insights.median_help')}
        />
        <Figure
          label={t('insights.p90')}
          value={firstAnswer ? duration(firstAnswer.p90Ms) : '–'}
          more={t('insights.p90_help')}
        />
        <Figure label={t('insights.requests')} value={counted(requests)} />
        <Figure label={t('insights.unanswered')} value={counted(unanswered)} />
      </dl>
      <Columns
        title={t(`insights.median_by.${unit}`)}
        columns={overTime.map(({ from, medianMs }) => ({
          from,
          height: medianMs,
          says: medianMs === undefined ? t('insights.few_answers') : duration(medianMs),
        }))}
      />
      <Columns
        title={t(`insights.requests_by.${unit}`)}
        columns={overTime.map(({ from, requests }) => ({
          from,
          height: requests,
          says: counted(requests),
        }))}
      />
    </Section>
  );
}
