import type { FormEvent } from 'react';

import { useWording } from '../../components/wording-context.ts';
import { amountOf, moneyOf } from '../../lib/checkout/money.ts';
import type { BillingPeriod, Offer } from '../../lib/checkout/sighting.ts';
import type { Draft } from '../../lib/consultation/draft.ts';
import { plainText } from '../../lib/plain-text.ts';
import { withoutAbsent } from '../../lib/without-absent.ts';

interface Props {
  vendor: string;
  offer: Offer;
  /** Called without a value when nothing is to change. */
  onDone: (corrected?: Partial<Draft>) => void;
}

const PERIODS: BillingPeriod[] = ['month', 'year', 'multi-year', 'quarter', 'week', 'once'];
const CURRENCIES = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'BRL',
  'CAD',
  'AUD',
  'JPY',
  'PLN',
  'SEK',
  'DKK',
  'NOK',
  'INR',
  'CNY',
];

/** What the page told, open to correction. */
export default function OfferForm({ vendor, offer, onDone }: Props) {
  const { t } = useWording();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onDone(corrected(new FormData(event.currentTarget), vendor, offer));
  };
  return (
    <form className="stack" onSubmit={submit}>
      <h1>{t('correct.title')}</h1>
      <label className="field">
        {t('request.vendor')}
        {/* The form opens to be typed into. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <input name="vendor" defaultValue={vendor} maxLength={120} required autoFocus />
      </label>
      <label className="field">
        {t('request.offer.product')}
        <input name="product" defaultValue={offer.product} maxLength={120} />
      </label>
      <div className="columns">
        <label className="field">
          {t('request.offer.plan')}
          <input name="plan" defaultValue={offer.plan} maxLength={120} />
        </label>
        <label className="field">
          {t('request.offer.seats')}
          <input
            name="seats"
            type="number"
            min="1"
            max="10000000"
            step="1"
            defaultValue={offer.seats}
          />
        </label>
        <label className="field">
          {t('request.offer.price')}
          <input
            name="amount"
            type="number"
            min="0"
            max="10000000000"
            step="any"
            defaultValue={offer.price && amountOf(offer.price)}
          />
        </label>
        <label className="field">
          {t('correct.currency')}
          <input
            name="currency"
            list="currencies"
            pattern="[A-Za-z]{3}"
            title={t('correct.bad_currency')}
            defaultValue={offer.price?.currency}
          />
          <datalist id="currencies">
            {CURRENCIES.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </datalist>
        </label>
      </div>
      <label className="field">
        {t('request.offer.period')}
        <select name="period" defaultValue={offer.period ?? ''}>
          <option value="">{t('correct.period_unknown')}</option>
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {t(`period.${period}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="row">
        <button type="submit" className="button primary">
          {t('correct.save')}
        </button>
        <button type="button" className="button" onClick={() => onDone()}>
          {t('correct.cancel')}
        </button>
      </div>
    </form>
  );
}

function corrected(form: FormData, vendor: string, before: Offer): Partial<Draft> {
  const text = (name: string) => plainText(String(form.get(name) ?? ''), 120) || undefined;
  const amount = text('amount');
  const currency = text('currency')?.toUpperCase();
  const offer = withoutAbsent({
    product: text('product'),
    plan: text('plan'),
    seats: text('seats') && Number(text('seats')),
    price: amount && currency && moneyOf(Number(amount), currency),
    period: text('period'),
    trialDays: before.trialDays,
  }) as Offer;
  return { vendorName: text('vendor') ?? vendor, offer };
}
