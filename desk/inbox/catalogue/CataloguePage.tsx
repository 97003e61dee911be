import { useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { CatalogueItem } from '../../inbox-contract/catalogue.ts';
import { newId } from '../new-id.ts';
import { Failure } from '../parts/Failure.tsx';
import { useCatalogue } from '../queries.ts';
import { CatalogueFile } from './CatalogueFile.tsx';
import { CatalogueForm } from './CatalogueForm.tsx';
import { CatalogueRow } from './CatalogueRow.tsx';

const blank = (): CatalogueItem => ({
  id: newId(),
  entry: { name: '', domains: [], status: 'approved' },
});

/** The organisation's own list of software: read it, search it, change it. */
export function CataloguePage() {
  const { t } = useWording();
  const catalogue = useCatalogue();
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<CatalogueItem>();
  const items = catalogue.data?.items ?? [];
  const found = items.filter(({ entry }) =>
    JSON.stringify(entry).toLowerCase().includes(search.trim().toLowerCase()),
  );
  return (
    <main className="page stack">
      <div className="page-head">
        <div>
          <h1>{t('catalogue.title')}</h1>
          <p className="soft">{t('catalogue.lead')}</p>
        </div>
        <button type="button" className="button primary" onClick={() => setEdited(blank())}>
          {t('catalogue.add')}
        </button>
      </div>
      <CatalogueFile />
      {edited && (
        <CatalogueForm
          key={edited.id}
          item={edited}
          isNew={!items.some(({ id }) => id === edited.id)}
          onDone={() => setEdited(undefined)}
        />
      )}
      {catalogue.error && <Failure error={catalogue.error} />}
      {items.length > 8 && (
        <input
          type="search"
          value={search}
          placeholder={t('catalogue.search')}
          aria-label={t('catalogue.search')}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
      {catalogue.data && found.length === 0 && (
        <p className="notice">{t(search ? 'catalogue.none_found' : 'catalogue.none')}</p>
      )}
      <ul className="plain">
        {found.map((item) => (
          <CatalogueRow key={item.id} item={item} onEdit={() => setEdited(item)} />
        ))}
      </ul>
    </main>
  );
}
