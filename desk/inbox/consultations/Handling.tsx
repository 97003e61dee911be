import { useWording } from '../../../components/wording-context.ts';
import type { Detail } from '../../inbox-contract/detail.ts';
import { call } from '../api.ts';
import { type AnswerOf } from '../api.ts';
import { Failure } from '../parts/Failure.tsx';
import { useMyself } from '../parts/me-context.ts';
import { useKeys } from '../parts/use-keys.ts';
import { useAct, useAdvisors } from '../queries.ts';

type Advisors = AnswerOf<'advisors'>['items'];

/** Who looks after it, and closing it without advice. */
export function Handling({ detail: { summary } }: { detail: Detail }) {
  const { t } = useWording();
  const me = useMyself();
  const advisors: Advisors = useAdvisors().data?.items ?? [me];
  const act = useAct((body: { status?: 'open' | 'closed'; assignee?: string | null }) =>
    call('handle', { id: summary.id, body }),
  );
  const take = () => act.mutate({ assignee: me.id });
  useKeys({ t: take });
  const isSettled = summary.status === 'closed' || summary.status === 'withdrawn';
  return (
    <div className="handling row">
      <label>
        <span className="soft">{t('request.assigned')}</span>{' '}
        <select
          value={summary.assignee?.id ?? ''}
          onChange={({ target }) => act.mutate({ assignee: target.value || null })}
        >
          <option value="">{t('request.nobody')}</option>
          {advisors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {!summary.assignee && (
        <button type="button" className="link" onClick={take}>
          {t('request.take')}
        </button>
      )}
      {summary.status !== 'withdrawn' && (
        <button
          type="button"
          className="link"
          onClick={() => act.mutate({ status: isSettled ? 'open' : 'closed' })}
        >
          {isSettled ? t('request.reopen') : t('request.close')}
        </button>
      )}
      {act.error && <Failure error={act.error} />}
    </div>
  );
}
