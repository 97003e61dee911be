import { LevelChip } from '../../../components/LevelChip.tsx';
import { useWording } from '../../../components/wording-context.ts';
import type { Detail } from '../../inbox-contract/detail.ts';
import { dotted } from '../parts/dotted.ts';
import { useNow } from '../parts/use-now.ts';
import { Handling } from './Handling.tsx';
import { planOf, priceOf, yearlyOf } from './offer-line.ts';

/** What, how much, who, by when: the request in one look. */
export function Glance({ detail }: { detail: Detail }) {
  const wording = useWording();
  const { t, money, ago } = wording;
  const now = useNow();
  const { summary, request } = detail;
  const { vendor, offer, note, buyer } = request;
  const price = priceOf(offer, wording);
  const yearly = yearlyOf(offer);
  const parts = [
    offer?.product === vendor.name ? undefined : offer?.product,
    planOf(offer, wording),
    yearly && t('request.yearly', { price: money(yearly) }),
    offer?.trialDays && t('trial', { count: offer.trialDays }),
  ];
  return (
    <header className="glance stack">
      <div className="row spread top">
        <div>
          <h1>{vendor.name}</h1>
          <p className="soft">
            {[buyer?.name ?? t('list.somebody'), buyer?.team].filter(Boolean).join(', ')}{' '}
            {t('request.asked', { when: ago(summary.receivedAt, now) })}
          </p>
        </div>
        <div className="row chips">
          {summary.level && <LevelChip level={summary.level} />}
          <span className="chip">
            {summary.turn === 'buyer' ? t('turn.buyer') : t(`status.${summary.status}`)}
          </span>
        </div>
      </div>
      <div>
        <p className={price ? 'price' : 'price soft'}>{price || t('request.price_unknown')}</p>
        <p>{dotted(wording, parts)}</p>
      </div>
      {note && (
        <figure className="quote">
          <figcaption>{t('request.note')}</figcaption>
          <blockquote className="written">{note}</blockquote>
        </figure>
      )}
      <Handling detail={detail} />
    </header>
  );
}
