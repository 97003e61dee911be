import { useWording } from '../../components/wording-context.ts';
import type { Level } from '../../lib/checklist/answers.ts';
import type { Advice, Verdict } from '../../lib/consultation/consultation.ts';

const TONE: Record<Verdict, Level> = {
  'go-ahead': 'go',
  'go-ahead-with-conditions': 'go',
  'use-this-instead': 'talk',
  'lets-talk': 'consult',
};

/** What IT advises, as the buyer reads it. */
export function AdviceCard({ advice, now }: { advice: Advice; now: Date }) {
  const { t, ago } = useWording();
  return (
    <article className="card stack tight">
      <div className="row spread">
        <span className={`chip ${TONE[advice.verdict]}`}>{t(`verdict.${advice.verdict}`)}</span>
        <small>{t('advice.by', { name: advice.by, when: ago(advice.at, now) })}</small>
      </div>
      {advice.alternative && <h1>{advice.alternative}</h1>}
      {advice.message && (
        <p className="written" dir="auto">
          {advice.message}
        </p>
      )}
      {advice.conditions.length > 0 && (
        <>
          <h2>{t('advice.conditions')}</h2>
          <ul className="dots">
            {advice.conditions.map((condition) => (
              <li key={condition}>
                <bdi>{condition}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      {advice.link && (
        <a href={advice.link} target="_blank" rel="noreferrer">
          {t('advice.link')}
        </a>
      )}
    </article>
  );
}
