import { useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import { usePopup } from './popup-context.ts';

type Wish = 'withdraw' | 'forget';

/** Taking a request back, and deleting it from this browser; each asks once more. */
export function SettleForm({ record }: { record: ConsultationRecord }) {
  const { t } = useWording();
  const { tell, go } = usePopup();
  const [wish, setWish] = useState<Wish>();
  const consultation = record.request.id;
  const status = record.conversation?.status;
  const canWithdraw = status === 'open' || status === 'in-review';

  if (wish) {
    return (
      <div className="notice stack tight" role="alertdialog" aria-labelledby="sure">
        <p id="sure">{t(`conversation.${wish}_sure`)}</p>
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => {
              setWish(undefined);
              void tell({ type: wish, consultation });
              if (wish === 'forget') go({ at: 'consultations' });
            }}
          >
            {t(`conversation.yes_${wish}`)}
          </button>
          {/* The question takes the focus; staying is the safe answer. */}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <button type="button" className="button" autoFocus onClick={() => setWish(undefined)}>
            {t('conversation.keep')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div className="row">
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
