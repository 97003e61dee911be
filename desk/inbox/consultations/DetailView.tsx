import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { Verdict } from '../../../lib/consultation/consultation.ts';
import type { Summary } from '../../inbox-contract/list.ts';
import { Refused, call } from '../api.ts';
import { BackArrow } from '../parts/BackArrow.tsx';
import { Failure } from '../parts/Failure.tsx';
import { keys, useDetail } from '../queries.ts';
import { AnswerPanel } from './AnswerPanel.tsx';
import { Answers } from './Answers.tsx';
import { Channels } from './Channels.tsx';
import { Conversation } from './Conversation.tsx';
import { Glance } from './Glance.tsx';
import { Notes } from './Notes.tsx';
import { Surroundings } from './Surroundings.tsx';

interface Props {
  id: string;
  /** What to begin to answer. */
  answer: Verdict | undefined;
  next: Summary | undefined;
  onBack: () => void;
  onShow: (id: string) => void;
}

/** One request: what, how much, why, what else is known, what was said, and the answer. */
export function DetailView({ id, answer, next, onBack, onShow }: Props) {
  const { t } = useWording();
  const detail = useDetail(id);
  useSeen(id, detail.data?.summary);

  if (detail.error) return <Missing detail={detail} onBack={onBack} />;
  if (!detail.data) return null;
  return (
    <>
      <article className="detail">
        <button type="button" className="link narrow-only" onClick={onBack}>
          <BackArrow /> {t('request.back')}
        </button>
        <Glance detail={detail.data} />
        <Conversation detail={detail.data} />
        <Notes detail={detail.data} />
        <Surroundings detail={detail.data} />
        <Channels detail={detail.data} />
        <Answers request={detail.data.request} />
      </article>
      <AnswerPanel
        detail={detail.data}
        wanted={answer}
        next={next?.id === id ? undefined : next}
        onShow={onShow}
      />
    </>
  );
}

/** Gone (erased, or an old link), or not to be had just now. */
function Missing({
  detail: { error, refetch },
  onBack,
}: {
  detail: ReturnType<typeof useDetail>;
  onBack: () => void;
}) {
  const { t } = useWording();
  const isGone = error instanceof Refused && error.problem.status === 404;
  return (
    <div className="detail">
      <button type="button" className="link" onClick={onBack}>
        <BackArrow /> {t('request.back')}
      </button>
      {isGone ? (
        <p className="notice" role="alert">
          {t('request.gone')}
        </p>
      ) : (
        error && <Failure error={error} onAgain={() => void refetch()} />
      )}
    </div>
  );
}

/** What is shown has been looked at. */
function useSeen(id: string, summary: Summary | undefined) {
  const client = useQueryClient();
  const { unread = false, revision = 0 } = summary ?? {};
  useEffect(() => {
    if (!unread) return;
    void call('look', { id, body: { revision } })
      .then(() => client.invalidateQueries({ queryKey: keys.list }))
      .catch(() => {});
  }, [client, id, unread, revision]);
}
