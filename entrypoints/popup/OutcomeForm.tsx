import { useWording } from '../../components/wording-context.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import type { Outcome } from '../../lib/consultation/consultation.ts';
import { outcomeOf } from './outcome-of.ts';
import { usePopup } from './popup-context.ts';

const saidNow = (said: Omit<Outcome, 'at'>): Outcome => ({
  ...said,
  at: new Date().toISOString(),
});

const RESULTS: Outcome['result'][] = [
  'bought',
  'bought-with-changes',
  'used-alternative',
  'dropped',
];

/** One tap says what became of it, one more whether the advice was useful. */
export function OutcomeForm({ record }: { record: ConsultationRecord }) {
  const { tell } = usePopup();
  const outcome = outcomeOf(record);
  const conclude = (said: Omit<Outcome, 'at'>) =>
    void tell({
      type: 'conclude',
      consultation: record.request.id,
      outcome: saidNow(said),
    });
  return outcome ? (
    <Said outcome={outcome} onUseful={(useful) => conclude({ result: outcome.result, useful })} />
  ) : (
    <Results onChoose={(result) => conclude({ result })} />
  );
}

function Results({ onChoose }: { onChoose: (result: Outcome['result']) => void }) {
  const { t } = useWording();
  return (
    <section className="stack tight">
      <h2>{t('outcome.question')}</h2>
      <div className="columns">
        {RESULTS.map((result) => (
          <button key={result} type="button" className="button" onClick={() => onChoose(result)}>
            {t(`outcome.${result}`)}
          </button>
        ))}
      </div>
    </section>
  );
}

function Said({ outcome, onUseful }: { outcome: Outcome; onUseful: (useful: boolean) => void }) {
  const { t } = useWording();
  return (
    <section className="notice stack tight">
      <p>{t('outcome.said', { outcome: t(`outcome.${outcome.result}`) })}</p>
      {outcome.useful === undefined ? (
        <div className="row spread">
          <span>{t('outcome.useful')}</span>
          <div className="row">
            {[true, false].map((useful) => (
              <button
                key={String(useful)}
                type="button"
                className="button small"
                onClick={() => onUseful(useful)}
              >
                {t(useful ? 'outcome.useful_yes' : 'outcome.useful_no')}
              </button>
            ))}
          </div>
        </div>
      ) : (
        <output>{t('outcome.thanks')}</output>
      )}
    </section>
  );
}
