import { useWording } from '../../components/wording-context.ts';
import { vendorKey } from '../../lib/nudge/vendor-key.ts';
import { dueReminders } from '../../lib/reminders/due.ts';
import { namedPurchase } from './named-purchase.ts';
import { usePopup } from './popup-context.ts';
import { useNow } from './use-now.ts';

/** What the buyer wanted to look at again about now. */
export function Renewals() {
  const { t, day } = useWording();
  const { stored, tell, go } = usePopup();
  const now = useNow(60_000);
  const askAbout = async (subject: string, name: string) => {
    const purchase = await namedPurchase(subject, 'before');
    const domain = subject === vendorKey({ name }) ? {} : { domain: subject };
    go({ at: 'purchase', purchase: { ...purchase, vendor: { name, ...domain } } });
  };
  return dueReminders(stored.reminders, now).map(({ subject, vendor, on }) => (
    <section key={subject} className="notice gain stack tight">
      <p>
        <strong>{t('renewal.title', { vendor })}</strong>
      </p>
      <p>{t('renewal.lead', { day: day(on) })}</p>
      <div className="row">
        <button
          type="button"
          className="button small"
          onClick={() => void askAbout(subject, vendor)}
        >
          {t('renewal.ask')}
        </button>
        <button
          type="button"
          className="button small"
          onClick={() => void tell({ type: 'remind', subject, reminder: null })}
        >
          {t('renewal.done')}
        </button>
      </div>
    </section>
  ));
}
