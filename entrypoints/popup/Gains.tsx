import { useWording } from '../../components/wording-context.ts';
import type { Checklist } from '../../lib/checklist/checklist.ts';
import { othersAsking } from '../../lib/nudge/demand.ts';
import type { CatalogueEntry } from '../../lib/policy/catalogue.ts';
import { usePopup } from './popup-context.ts';

/** Answers before questions: what the organisation already has or knows. */
export function Gains({ checklist }: { checklist: Checklist }) {
  const { t } = useWording();
  const { vendor, circumstances } = checklist;
  const { own, similar } = circumstances.catalogue;
  const others = othersAsking(usePopup().stored.organisation?.value, vendor);
  if (!own && similar.length === 0 && !others) return null;
  return (
    <div className="notice gain stack tight">
      {own && <Own entry={own} />}
      {own?.terms && <p>{t('nudge.gain.terms', { terms: own.terms })}</p>}
      {others && <p>{t('nudge.gain.demand', { count: others, vendor: vendor.name })}</p>}
      {similar.length > 0 && (
        <>
          <h2>{t('spotted.similar')}</h2>
          <ul className="plain">
            {similar.map((entry) => (
              <li key={entry.name}>
                <strong>
                  <bdi>{entry.name}</bdi>
                </strong>{' '}
                <Terms entry={entry} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Own({ entry }: { entry: CatalogueEntry }) {
  const { t } = useWording();
  const key = { approved: 'owned', 'under-review': 'under_review', discouraged: 'discouraged' }[
    entry.status
  ];
  return (
    <p>
      <strong>{t(`spotted.${key}`, { name: entry.name })}</strong> <Terms entry={entry} />
    </p>
  );
}

function Terms({ entry }: { entry: CatalogueEntry }) {
  const { t } = useWording();
  const terms = [
    entry.spareSeats !== undefined && t('spotted.owned_seats', { count: entry.spareSeats }),
    entry.owner && t('spotted.owner', { owner: entry.owner }),
    entry.note,
  ].filter(Boolean);
  return terms.length > 0 && <small>{terms.join(' · ')}</small>;
}
