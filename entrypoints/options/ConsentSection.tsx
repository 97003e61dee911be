import { useWording } from '../../components/wording-context.ts';
import { tellBackground } from '../../lib/browser/tell-background.ts';
import type { PolicyState, StateValue } from '../../lib/state.ts';

interface Props {
  policy: PolicyState;
  consent: StateValue<'consent'>;
}

/** Who agreed that requests are sent; what the buyer agreed to, the buyer takes back. */
export function ConsentSection({ policy, consent }: Props) {
  const { t, day } = useWording();
  const isTheirs = policy.policy.dataConsent === true;
  const said = consent
    ? t('settings.consent_given', { day: day(consent.givenAt) })
    : t('settings.consent_none');
  return (
    <section className="card stack tight">
      <h2>{t('settings.consent')}</h2>
      <p>{isTheirs ? t('settings.consent_organisation') : said}</p>
      {!isTheirs && (
        <div>
          <button
            type="button"
            className="button"
            onClick={() => void tellBackground({ type: 'consent', isGiven: !consent })}
          >
            {t(consent ? 'settings.consent_take_back' : 'settings.consent_give')}
          </button>
        </div>
      )}
    </section>
  );
}
