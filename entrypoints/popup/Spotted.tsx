import { Suspense, lazy, useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import type { Checklist } from '../../lib/checklist/checklist.ts';
import type { Evidence, Offer } from '../../lib/checkout/sighting.ts';
import type { Draft } from '../../lib/consultation/draft.ts';
import type { Wording } from '../../lib/wording.ts';
import { Gains } from './Gains.tsx';
import { type Purchase, usePopup } from './popup-context.ts';
import { WhySpotted } from './WhySpotted.tsx';

/** Seldom needed. */
const OfferForm = lazy(() => import('./OfferForm.tsx'));

interface Props {
  checklist: Checklist;
  evidence: readonly Evidence[];
  timing: Purchase['timing'];
  onTiming: (timing: Purchase['timing']) => void;
  onCorrect: (changes: Partial<Draft>) => void;
  onStart: () => void;
}

export function Spotted({ checklist, evidence, timing, onTiming, onCorrect, onStart }: Props) {
  const wording = useWording();
  const { t } = wording;
  const { contact } = usePopup();
  const [isCorrecting, setCorrecting] = useState(false);
  const isAfter = timing === 'after';
  const vendor = checklist.vendor.name;

  if (isCorrecting) {
    return (
      <Suspense>
        <OfferForm
          vendor={vendor}
          offer={checklist.offer}
          onDone={(corrected) => {
            if (corrected) onCorrect(corrected);
            setCorrecting(false);
          }}
        />
      </Suspense>
    );
  }

  const left = checklist.open.length;
  const hasBegun = Object.keys(checklist.material.draft.answers).length > 0;
  return (
    <div className="stack">
      <div className="stack tight">
        <h1>{t(isAfter ? 'spotted.title_after' : 'spotted.title', { vendor })}</h1>
        <p className="soft">{t(isAfter ? 'spotted.lead_after' : 'spotted.lead', { contact })}</p>
      </div>
      <Gains checklist={checklist} />
      <section className="card row spread">
        <OfferSummary offer={checklist.offer} wording={wording} />
        <button type="button" className="link" onClick={() => setCorrecting(true)}>
          {t('spotted.correct')}
        </button>
      </section>
      <button
        type="button"
        className="button primary wide"
        onClick={onStart}
        // Enter goes on: whoever came by keyboard needs no Tab first.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      >
        {left === 0 ? t('spotted.to_assessment') : t(hasBegun ? 'spotted.go_on' : 'spotted.start')}
        {left > 0 && <span className="aside"> · {t('spotted.questions', { count: left })}</span>}
      </button>
      <button type="button" className="link" onClick={() => onTiming(isAfter ? 'before' : 'after')}>
        {t(isAfter ? 'spotted.before' : 'spotted.after')}
      </button>
      {evidence.length > 0 && <WhySpotted evidence={evidence} />}
    </div>
  );
}

function OfferSummary({ offer, wording }: { offer: Offer; wording: Wording }) {
  const { t } = wording;
  const price = offer.price && wording.money(offer.price);
  const period = offer.period && t(`period.${offer.period}`);
  const name = [offer.product, offer.plan].filter(Boolean).join(' · ');
  const terms = [
    offer.seats && t('seats', { count: offer.seats }),
    offer.trialDays && t('trial', { count: offer.trialDays }),
  ].filter(Boolean);
  return (
    <div>
      {name && <p>{name}</p>}
      <p>
        <strong>
          {price && period
            ? t('price_per_period', { price, period })
            : (price ?? t('spotted.unknown_price'))}
        </strong>
      </p>
      {terms.length > 0 && <small>{terms.join(' · ')}</small>}
    </div>
  );
}
