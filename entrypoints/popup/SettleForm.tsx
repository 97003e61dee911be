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
  const wishes: Wish[] = canWithdraw(record) ? ['withdraw', 'forget'] : ['forget'];
  return (
    <>
      <div className="row">
        <button
          type="button"
          className="link"
          onClick={() => go(viewOfRequest({ ...record.request, timing: 'before' }, 'spotted'))}
        >
          {t('conversation.new')}
        </button>
        {wishes.map((wish) => (
          <button key={wish} type="button" className="link" onClick={() => setWish(wish)}>
            {t(`conversation.${wish}`)}
          </button>
        ))}
      </div>
      {wish && (
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
      )}
    </>
  );
}

/** While it waits, too: it is taken out of the outbox, or IT hears of it right after the request. */
function canWithdraw({ conversation, delivery, direct, pending }: ConsultationRecord): boolean {
  if (pending.some(({ kind }) => kind === 'withdrawal')) return false;
  // Where there is no desk nobody tells how it stands, and a mail only the buyer can follow up.
  const isTold = direct?.some(({ channel }) => channel !== 'email');
  const status = conversation?.status ?? (isTold && 'open');
  return (!direct && delivery.state === 'waiting') || status === 'open' || status === 'in-review';
}
