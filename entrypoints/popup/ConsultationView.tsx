import { Suspense, lazy, useEffect } from 'react';

import { useWording } from '../../components/wording-context.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import { AdviceCard } from './AdviceCard.tsx';
import { DeliveryStatus } from './DeliveryStatus.tsx';
import { Home } from './Home.tsx';
import { Messages } from './Messages.tsx';
import { outcomeOf } from './outcome-of.ts';
import { OutcomeForm } from './OutcomeForm.tsx';
import { usePopup } from './popup-context.ts';
import { PurchaseHelper } from './PurchaseHelper.tsx';
import { RequestRows } from './RequestRows.tsx';
import { SettleForm } from './SettleForm.tsx';
import { Title } from './Title.tsx';
import { useNow } from './use-now.ts';

/** Only where there is no desk. */
const Direct = lazy(() => import('./direct/Direct.tsx'));

/** One consultation: where it stands, what IT advises, what both said, how it ended. */
export default function ConsultationView({ id }: { id: string }) {
  const { stored } = usePopup();
  const record = stored.consultations.find(({ request }) => request.id === id);
  return record ? <Consultation record={record} /> : <Home />;
}

function Consultation({ record }: { record: ConsultationRecord }) {
  const wording = useWording();
  const { t } = wording;
  const { tell } = usePopup();
  const now = useNow(1000);
  const { request, conversation } = record;
  const revision = conversation?.revision ?? 0;

  useEffect(() => {
    if (revision > record.seenRevision) {
      void tell({ type: 'mark-seen', consultation: request.id, revision });
    }
  }, [tell, request.id, revision, record.seenRevision]);

  const advice = conversation?.advice ?? [];
  return (
    <div className="stack">
      <div>
        <Title>{request.vendor.name}</Title>
        <small>{t('conversation.asked', { when: wording.ago(request.createdAt, now) })}</small>
      </div>
      <DeliveryStatus record={record} now={now} />
      {record.direct && (
        <Suspense>
          <Direct record={record} direct={record.direct} />
        </Suspense>
      )}
      {advice.toReversed().map((one) => (
        <AdviceCard key={one.id} advice={one} now={now} />
      ))}
      {(advice.length > 0 || record.direct || outcomeOf(record)) && <OutcomeForm record={record} />}
      {isBought(record) && (
        <details>
          <summary>{t('purchase_helper.title')}</summary>
          <PurchaseHelper vendor={request.vendor} offer={request.offer ?? {}} />
        </details>
      )}
      <Messages record={record} now={now} />
      <details>
        <summary>{t('conversation.what_was_sent')}</summary>
        <RequestRows request={request} />
      </details>
      <SettleForm record={record} />
    </div>
  );
}

function isBought(record: ConsultationRecord): boolean {
  const outcome = outcomeOf(record)?.result;
  return (
    record.request.timing === 'after' || outcome === 'bought' || outcome === 'bought-with-changes'
  );
}
