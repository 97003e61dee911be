import { useWording } from '../../components/wording-context.ts';
import type { Evidence } from '../../lib/checkout/sighting.ts';
import { whySpotted } from '../../lib/checkout/why.ts';

/** What on the page looked like the purchase of software. */
export function WhySpotted({ evidence }: { evidence: readonly Evidence[] }) {
  const { t, say } = useWording();
  return (
    <details>
      <summary>{t('spotted.why')}</summary>
      <div className="stack tight">
        <p className="soft">{t('spotted.why_lead')}</p>
        <ul className="dots">
          {whySpotted(evidence).map(({ phrase, seen }) => (
            <li key={phrase.key}>
              {say(phrase)} {seen && <small dir="auto">“{seen}”</small>}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
