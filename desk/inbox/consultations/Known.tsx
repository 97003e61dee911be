import { useWording } from '../../../components/wording-context.ts';
import { type Facts, costsExtra } from '../../../lib/vendors/facts.ts';
import { dotted } from '../parts/dotted.ts';

/** What the vendor directory knows, each price with its source and date. */
export function Known({ facts }: { facts: Facts }) {
  const wording = useWording();
  const { t, list, day } = wording;
  const { category, secondFactors, singleSignOn } = facts;
  const said = [
    category,
    secondFactors &&
      (secondFactors.length > 0
        ? t('request.second_factors', { factors: list(secondFactors) })
        : t('request.no_second_factor')),
  ];
  return (
    <section className="notice">
      <p>
        <strong>{t('request.known')}:</strong> {dotted(wording, said)}
      </p>
      {singleSignOn?.filter(costsExtra).map(({ product, price, basePrice, source, updatedAt }) => (
        <p key={product} className="soft">
          {t('request.single_sign_on', { product, price, base: basePrice })}{' '}
          {source && (
            <a href={source} target="_blank" rel="noopener noreferrer">
              {t('request.source', { day: day(updatedAt) })}
            </a>
          )}
        </p>
      ))}
    </section>
  );
}
