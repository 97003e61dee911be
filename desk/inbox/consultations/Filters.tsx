import { useWording } from '../../../components/wording-context.ts';
import { type Counts, type Filter, filter } from '../../inbox-contract/list.ts';
import { addressOf } from '../place.ts';

const MANY = 1000;

export function Filters({ chosen, counts }: { chosen: Filter; counts: Counts | undefined }) {
  const { t } = useWording();
  return (
    <nav className="filters" aria-label={t('filter.label')}>
      {filter.options.map((name) => (
        <a
          key={name}
          href={addressOf({ page: 'inbox', filter: name })}
          title={t(`filter.help.${name}`)}
          aria-current={name === chosen ? 'true' : undefined}
        >
          {t(`filter.${name}`)}
          {name !== 'all' && name !== 'answered' && <Count value={counts?.[name] ?? 0} />}
        </a>
      ))}
    </nav>
  );
}

function Count({ value }: { value: number }) {
  const { language } = useWording();
  if (value === 0) return null;
  const number = new Intl.NumberFormat(language);
  return (
    <span className="count">
      {value < MANY ? number.format(value) : `${number.format(MANY - 1)}+`}
    </span>
  );
}
