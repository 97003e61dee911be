import { useEffect, useRef, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { Filter, Sort, Summary } from '../../inbox-contract/list.ts';
import { Empty } from '../parts/Empty.tsx';
import { useKeys } from '../parts/use-keys.ts';
import { type Place, go } from '../place.ts';
import { useList } from '../queries.ts';
import { DetailView } from './DetailView.tsx';
import { Filters } from './Filters.tsx';
import { RequestList } from './RequestList.tsx';
import { Search } from './Search.tsx';

/** The list on the left, one request on the right; on a narrow screen one after the other. */
export function InboxPage({ place }: { place: Extract<Place, { page: 'inbox' }> }) {
  const { t } = useWording();
  const [search, setSearch] = useState('');
  const [sorts, setSorts] = useState<Partial<Record<Filter, Sort>>>({});
  const sort = sorts[place.filter] ?? usualSort(place.filter);
  const searchField = useRef<HTMLInputElement>(null);
  const list = useList({ filter: place.filter, sort, search });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = place.consultation;

  useTitle(list.data?.pages[0]?.counts.open ?? 0);
  const show = (id: string | undefined) =>
    go({ page: 'inbox', filter: place.filter, consultation: id }, 'replace');
  useKeys({
    j: () => show(neighbour(items, chosen, 1)),
    k: () => show(neighbour(items, chosen, -1)),
    '/': () => searchField.current?.focus(),
    Escape: () => show(undefined),
  });

  return (
    <div className="inbox" data-chosen={chosen !== undefined}>
      <section className="list-pane" aria-labelledby="list-title">
        <h1 id="list-title" className="unseen">
          {t('list.label')}
        </h1>
        <Filters chosen={place.filter} counts={list.data?.pages[0]?.counts} />
        <Search
          search={search}
          sort={sort}
          onSearch={setSearch}
          onSort={(sort) => setSorts({ ...sorts, [place.filter]: sort })}
          field={searchField}
        />
        <RequestList place={place} list={list} items={items} search={search} />
      </section>
      <main className="detail-pane">
        {chosen ? (
          <DetailView
            key={chosen}
            id={chosen}
            answer={place.answer}
            next={items[items.findIndex(({ id }) => id === chosen) + 1] ?? items[0]}
            onBack={() => show(undefined)}
            onShow={show}
          />
        ) : (
          <Empty title={t('empty.unchosen.title')} text={t('empty.unchosen.text')} />
        )}
      </main>
    </div>
  );
}

/** What somebody is to act on, by urgency; what is looked up, newest first. */
const usualSort = (filter: Filter): Sort =>
  filter === 'answered' || filter === 'all' ? 'newest' : 'urgency';

/** How many are open, for whoever has the desk in a tab behind others. */
function useTitle(open: number) {
  const { t } = useWording();
  useEffect(() => {
    document.title = open > 0 ? `(${open}) ${t('title')}` : t('title');
  }, [open, t]);
}

/** The one before or after; from nowhere, the first. */
function neighbour(items: readonly Summary[], id: string | undefined, step: number) {
  const at = items.findIndex((item) => item.id === id);
  if (at === -1) return items[0]?.id;
  return items[Math.min(items.length - 1, Math.max(0, at + step))]?.id;
}
