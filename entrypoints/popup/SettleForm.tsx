import { useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import { viewOfRequest } from './first-view.ts';
import { usePopup } from './popup-context.ts';
import { Sure } from './Sure.tsx';

type Wish = 'withdraw' | 'forget';

/** Taking a request back, and deleting it from this browser; each asks once more. */
export function SettleForm({ record }: { record: ConsultationRecord }) {
  const { t } = useWording();
  const { tell, go } = usePopup();
  const [wish, setWish] = useState<Wish>();
  const consultation = record.request.id;
  // Where there is no desk nobody tells how it stands, and a mail only the buyer can follow up.
  const isTold = record.direct?.some(({ channel }) => channel !== 'email');
  const status = record.conversation?.status ?? (isTold && 'open');
  const canWithdraw = status === 'open' || status === 'in-review';

  if (wish) {
    return (
      <Sure
        question={t(`conversation.${wish}_sure`)}
        yes={t(`conversation.yes_${wish}`)}
        onYes={() => {
          setWish(undefined);
          void tell({ type: wish, consultation });
          if (wish === 'forget') go({ at: 'consultations' });
        }}
        onNo={() => setWish(undefined)}
      />
    );
  }
  return (
    <div className="row">
      <button
        type="button"
        className="link"
        onClick={() => go(viewOfRequest({ ...record.request, timing: 'before' }, 'spotted'))}
      >
        {t('conversation.new')}
      </button>
      {canWithdraw && (
        <button type="button" className="link" onClick={() => setWish('withdraw')}>
          {t('conversation.withdraw')}
        </button>
      )}
      <button type="button" className="link" onClick={() => setWish('forget')}>
        {t('conversation.forget')}
      </button>
    </div>
  );
}
