import { useWording } from '../../../components/wording-context.ts';
import type { CatalogueItem } from '../../inbox-contract/catalogue.ts';
import { dotted } from '../parts/dotted.ts';

const TONE = { approved: 'go', 'under-review': 'consult', discouraged: 'talk' } as const;

export function CatalogueRow({ item, onEdit }: { item: CatalogueItem; onEdit: () => void }) {
  const wording = useWording();
  const { t, list } = wording;
  const { entry } = item;
  const facts = [
    entry.category,
    entry.owner,
    entry.terms,
    entry.spareSeats && t('spotted.owned_seats', { count: entry.spareSeats }),
    entry.alternatives?.length && t('catalogue.instead', { names: list(entry.alternatives) }),
  ];
  return (
    <li className="card catalogue-row">
      <span>
        <strong>{entry.name}</strong> <small>{entry.domains.join(', ')}</small>
        <small className="block">{dotted(wording, facts)}</small>
        {entry.note && <small className="block written">{entry.note}</small>}
      </span>
      <span className={`chip ${TONE[entry.status]}`}>{t(`catalogue.is.${entry.status}`)}</span>
      <button
        type="button"
        className="link"
        aria-label={t('catalogue.edit', { name: entry.name })}
        onClick={onEdit}
      >
        {t('catalogue.change')}
      </button>
    </li>
  );
}
