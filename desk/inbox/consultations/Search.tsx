import type { RefObject } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import { type Sort, sort as sorts } from '../../inbox-contract/list.ts';

interface Props {
  search: string;
  sort: Sort;
  onSearch: (search: string) => void;
  onSort: (sort: Sort) => void;
  field: RefObject<HTMLInputElement | null>;
}

export function Search({ search, sort, onSearch, onSort, field }: Props) {
  const { t } = useWording();
  return (
    <div className="search">
      <input
        ref={field}
        type="search"
        value={search}
        maxLength={200}
        placeholder={t('list.search')}
        aria-label={t('list.search')}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <select
        aria-label={t('list.sort')}
        value={sort}
        onChange={(event) => onSort(sorts.parse(event.target.value))}
      >
        {sorts.options.map((name) => (
          <option key={name} value={name}>
            {t(`list.by.${name}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
