import { useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import { usePopup } from './popup-context.ts';

/** What the buyer and IT wrote to each other, and the next line. */
export function Messages({ record, now }: { record: ConsultationRecord; now: Date }) {
  const { t, ago } = useWording();
  const { request, conversation } = record;
  const said = conversation?.messages ?? [];
  const pending = record.pending.filter((write) => write.kind === 'message');
  // Without a desk they talk elsewhere.
  const canReply =
    conversation && !record.direct && !['closed', 'withdrawn'].includes(conversation.status);
  return (
    <>
      {said.length + pending.length > 0 && (
        <ol className="plain messages">
          {said.map(({ id, from, by, at, text }) => (
            <Line
              key={id}
              from={from}
              head={`${from === 'buyer' ? t('conversation.you') : (by ?? t('conversation.it'))}, ${ago(at, now)}`}
              text={text}
            />
          ))}
          {pending.map(({ id, text }) => (
            <Line
              key={id}
              from="buyer"
              head={`${t('conversation.you')}, ${t('conversation.pending')}`}
              text={text}
            />
          ))}
        </ol>
      )}
      {canReply && <ReplyForm consultation={request.id} />}
    </>
  );
}

function Line({ from, head, text }: { from: 'buyer' | 'it'; head: string; text: string }) {
  return (
    <li className={`card ${from}`}>
      <small>{head}</small>
      <p className="written" dir="auto">
        {text}
      </p>
    </li>
  );
}

function ReplyForm({ consultation }: { consultation: string }) {
  const { t } = useWording();
  const { tell } = usePopup();
  const [text, setText] = useState('');
  const [id, setId] = useState(() => crypto.randomUUID());
  const write = (written: string) => {
    setText(written);
    setId(crypto.randomUUID());
  };
  const reply = async () => {
    if (await tell({ type: 'reply', id, consultation, text: text.trim() })) write('');
  };
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void reply();
      }}
    >
      <label className="field">
        {t('conversation.reply_label')}
        <textarea
          dir="auto"
          value={text}
          maxLength={4000}
          onChange={(event) => write(event.target.value)}
        />
      </label>
      <div>
        <button type="submit" className="button" disabled={!text.trim()}>
          {t('conversation.reply_send')}
        </button>
      </div>
    </form>
  );
}
