import { useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import { Empty } from '../parts/Empty.tsx';
import { Failure } from '../parts/Failure.tsx';
import { useInsights } from '../queries.ts';
import { Demand } from './Demand.tsx';
import { Promptness } from './Promptness.tsx';
import { type Range, rangeOf } from './range.ts';
import { RangePicker } from './RangePicker.tsx';
import { Spend } from './Spend.tsx';
import { Usefulness } from './Usefulness.tsx';

/** What was asked and what came of it, counted: IT's own promptness first, nobody by name. */
export function InsightsPage() {
  const { t } = useWording();
  const [range, setRange] = useState<Range>(() => rangeOf(90, new Date()));
  const insights = useInsights(range);
  const told = insights.data;
  return (
    <main className="page insights">
      <div className="stack tight">
        <h1>{t('insights.title')}</h1>
        <p className="soft">{t('insights.lead')}</p>
      </div>
      <RangePicker range={range} told={told} onChange={setRange} />
      {insights.error && <Failure error={insights.error} onAgain={() => void insights.refetch()} />}
      {told?.requests === 0 && (
        <Empty title={t('insights.none.title')} text={t('insights.none.text')} />
      )}
      {told && told.requests !== 0 && (
        <>
          <Promptness insights={told} />
          <Usefulness insights={told} />
          <Demand insights={told} />
          <Spend insights={told} />
        </>
      )}
    </main>
  );
}
