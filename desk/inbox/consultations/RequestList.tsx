import { useWording } from '../../../components/wording-context.ts';
import type { Summary } from '../../inbox-contract/list.ts';
import { Empty } from '../parts/Empty.tsx';
import { Failure } from '../parts/Failure.tsx';
import { useNow } from '../parts/use-now.ts';
import { type Place, addressOf } from '../place.ts';
import type { useList } from '../queries.ts';
import { RequestRow } from './RequestRow.tsx';

interface Props {
  place: Extract<Place, { page: 'inbox' }>;
  list: ReturnType<typeof useList>;
  items: readonly Summary[];
  search: string;
}

export function RequestList({ place, list, items, search }: Props) {
  const { t } = useWording();
  const now = useNow();
  if (list.error) return <Failure error={list.error} onAgain={() => void list.refetch()} />;
  if (!list.data) return null;
  if (items.length === 0 && !list.hasNextPage) return <NothingHere place={place} search={search} />;
  return (
    <>
      <ol className="rows">
        {items.map((item) => (
          <RequestRow
            key={item.id}
            item={item}
            now={now}
            address={addressOf({ ...place, consultation: item.id })}
            isChosen={item.id === place.consultation}
          />
        ))}
      </ol>
      {list.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('list.more')}
        </button>
      )}
    </>
  );
}

function NothingHere({ place, search }: Pick<Props, 'place' | 'search'>) {
  const { t } = useWording();
  if (search)
    return <Empty title={t('empty.search.title', { search })} text={t('empty.search.text')} />;
  const key = `empty.${place.filter}`;
  return (
    <Empty title={t(`${key}.title`)} text={t(`${key}.text`)}>
      {place.filter === 'all' && <a href="#/settings">{t('empty.to_settings')}</a>}
    </Empty>
  );
}
