import { useEffect, useRef, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { Verdict } from '../../../lib/consultation/consultation.ts';
import type { Detail } from '../../inbox-contract/detail.ts';
import type { Summary } from '../../inbox-contract/list.ts';
import { call } from '../api.ts';
import { newId } from '../new-id.ts';
import { Failure } from '../parts/Failure.tsx';
import { useKeys } from '../parts/use-keys.ts';
import { useAct, useTemplates } from '../queries.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { type Draft, type Kind, begin, toAdvice } from './draft.ts';
import { useDraft } from './use-draft.ts';
import { Verdicts } from './Verdicts.tsx';

interface Props {
  detail: Detail;
  /** What the way here has begun to answer. */
  wanted: Verdict | undefined;
  next: Summary | undefined;
  onShow: (id: string) => void;
}

/** Two clicks: a verdict, whose words are there at once, and send. */
export function AnswerPanel({ detail, wanted, next, onShow }: Props) {
  const { t } = useWording();
  const { id } = detail.summary;
  const [draft, setDraft] = useDraft(id);
  const putAway = useRef<Draft>(undefined);
  const [sentRevision, setSentRevision] = useState<number>();
  const known = useTemplates();
  const templates = known.data?.items ?? [];
  const send = useAct((written: Draft) =>
    written.kind === 'question'
      ? call('write', { id, body: { id: written.id, text: written.text.trim() } })
      : call('advise', { id, body: toAdvice(written as Draft & { kind: Verdict }) }),
  );
  const choose = (kind: Kind) => {
    setSentRevision(undefined);
    send.reset();
    if (draft) putAway.current = draft;
    if (kind === draft?.kind) return setDraft(undefined);
    const template = templates.find(({ verdict }) => verdict === kind);
    setDraft(begin({ id: newId(), kind }, template, detail, putAway.current));
  };
  const isToBegin = wanted !== undefined && !known.isPending;
  useEffect(() => {
    if (!isToBegin) return;
    if (wanted !== draft?.kind) choose(wanted);
    // Begun; the address is that of the request again, so that going back or reloading begins nothing anew.
    onShow(id);
    // oxlint-disable-next-line react/exhaustive-deps -- once for each time it is wanted
  }, [isToBegin]);
  const onSend = () => {
    if (!draft || send.isPending) return;
    send.mutate(draft, {
      onSuccess: ({ summary }) => {
        setDraft(undefined);
        putAway.current = undefined;
        setSentRevision(summary.revision);
      },
    });
  };
  useKeys({
    '1': () => choose('go-ahead'),
    '2': () => choose('go-ahead-with-conditions'),
    '3': () => choose('use-this-instead'),
    '4': () => choose('lets-talk'),
    q: () => choose('question'),
  });

  if (detail.summary.status === 'withdrawn')
    return <p className="answer soft">{t('answer.withdrawn')}</p>;
  return (
    <section className="answer" aria-label={t('answer.title')}>
      {sentRevision === detail.summary.revision && (
        <Sent detail={detail} next={next} onShow={onShow} />
      )}
      <Verdicts
        chosen={draft?.kind}
        hasAdvice={detail.conversation.advice.length > 0}
        onChoose={choose}
      />
      {draft && (
        <AnswerForm
          key={draft.id}
          draft={draft}
          detail={detail}
          templates={templates}
          isSending={send.isPending}
          onChange={setDraft}
          onSend={onSend}
        />
      )}
      {send.error && <Failure error={send.error} />}
    </section>
  );
}

function Sent({ detail, next, onShow }: Omit<Props, 'wanted'>) {
  const { t } = useWording();
  const buyer = detail.request.buyer?.name ?? t('answer.buyer');
  return (
    <output className="sent row spread">
      <span>{t('answer.sent', { buyer })}</span>
      {next ? (
        <button type="button" className="link" onClick={() => onShow(next.id)}>
          {t('answer.next', { vendor: next.vendor.name })}
        </button>
      ) : (
        <span className="soft">{t('answer.none_left')}</span>
      )}
    </output>
  );
}
