import { useWording } from '../../../components/wording-context.ts';
import type { CatalogueEntry } from '../../../lib/policy/catalogue.ts';
import type { Detail } from '../../inbox-contract/detail.ts';
import { dotted } from '../parts/dotted.ts';
import { useNow } from '../parts/use-now.ts';
import { addressOf } from '../place.ts';
import { Known } from './Known.tsx';
import { planOf } from './offer-line.ts';
import { VerdictChip } from './VerdictChip.tsx';

/** What IT knows beside the request: who else asks for the same vendor, what the own list says. */
export function Surroundings({ detail }: { detail: Detail }) {
  const { sameVendor, catalogue, request, vendorFacts } = detail;
  if (sameVendor.count === 0 && catalogue.length === 0 && !vendorFacts) return null;
  return (
    <div className="stack tight">
      {sameVendor.count > 0 && <Same same={sameVendor} vendor={request.vendor.name} />}
      {catalogue.map((entry) => (
        <OnTheList key={entry.name} entry={entry} />
      ))}
      {vendorFacts && <Known facts={vendorFacts} />}
    </div>
  );
}

function Same({ same, vendor }: { same: Detail['sameVendor']; vendor: string }) {
  const wording = useWording();
  const { t, ago } = wording;
  const now = useNow();
  return (
    <section className="notice gain">
      <p>
        {same.teams > 1 && <strong>{t('request.same_teams', { count: same.teams })} </strong>}
        {t('request.same', { count: same.count, vendor })}
      </p>
      <ul className="plain same">
        {same.items.map((other) => (
          <li key={other.id}>
            <a href={addressOf({ page: 'inbox', filter: 'all', consultation: other.id })}>
              {dotted(wording, [other.team, planOf(other, wording), ago(other.receivedAt, now)])}
            </a>{' '}
            {other.verdict && <VerdictChip verdict={other.verdict} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OnTheList({ entry }: { entry: CatalogueEntry }) {
  const wording = useWording();
  const { t, list } = wording;
  const facts = [
    t(`catalogue.is.${entry.status}`),
    entry.spareSeats && t('spotted.owned_seats', { count: entry.spareSeats }),
    entry.owner,
    entry.terms,
    entry.alternatives?.length && t('catalogue.instead', { names: list(entry.alternatives) }),
  ];
  return (
    <section className="notice">
      <p>
        <strong>{t('request.catalogue')}:</strong> {dotted(wording, facts)}
      </p>
      {entry.note && <p className="soft">{entry.note}</p>}
    </section>
  );
}
