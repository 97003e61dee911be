import { useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import { purchaseTips } from '../../lib/checklist/purchase-tips.ts';
import type { Offer, Vendor } from '../../lib/checkout/sighting.ts';
import { vendorKey } from '../../lib/nudge/vendor-key.ts';
import { suggestReminder } from '../../lib/reminders/suggest.ts';
import { usePopup } from './popup-context.ts';

interface Props {
  vendor: Vendor;
  offer: Offer;
}

/** For whoever buys: what is worth a minute, and a reminder before it renews, kept in this browser. */
export function PurchaseHelper({ vendor, offer }: Props) {
  const { say } = useWording();
  return (
    <section className="notice stack tight">
      <ul className="dots">
        {purchaseTips(offer).map((tip) => (
          <li key={tip.key}>{say(tip)}</li>
        ))}
      </ul>
      <ReminderForm vendor={vendor} offer={offer} />
    </section>
  );
}

function ReminderForm({ vendor, offer }: Props) {
  const { t, day } = useWording();
  const { stored, tell } = usePopup();
  const [on, setOn] = useState(() => suggestReminder(offer, new Date()) ?? '');
  const subject = vendorKey(vendor);
  const reminder = stored.reminders[subject];
  if (reminder) {
    return (
      <div className="row spread">
        <span>{t('purchase_helper.reminded', { day: day(reminder.on) })}</span>
        <button
          type="button"
          className="link"
          onClick={() => void tell({ type: 'remind', subject, reminder: null })}
        >
          {t('purchase_helper.forget')}
        </button>
      </div>
    );
  }
  return (
    <form
      className="reminder"
      onSubmit={(event) => {
        event.preventDefault();
        void tell({ type: 'remind', subject, reminder: { vendor: vendor.name, on } });
      }}
    >
      <label className="field">
        {t('purchase_helper.remind_on')}
        <input type="date" required value={on} onChange={(event) => setOn(event.target.value)} />
      </label>
      <button type="submit" className="button">
        {t('purchase_helper.remind')}
      </button>
    </form>
  );
}
