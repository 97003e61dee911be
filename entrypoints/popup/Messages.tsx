import { useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import { usePopup } from './popup-context.ts';

/** What the buyer and IT wrote to each other, and the next line. */
export function Messages({ record, now }: { record: ConsultationRecord; now: Date }) {
  const { t, ago } = useWording();
  const { tell } = usePopup();
  const [text, setText] = useState('');
  const { request, conversation } = record;
  const messages = conversation?.messages ?? [];
  const pending = record.pending.filter((write) => write.kind === 'message');
  // Without a desk they talk elsewhere.
  const canReply =
    conversation && !record.direct && !['closed', 'withdrawn'].includes(conversation.status);

  const reply = async () => {
    if (await tell({ type: 'reply', consultation: request.id, text: text.trim() })) setText('');
  };

  return (
    <>
      {messages.length + pending.length > 0 && (
        <ol className="plain messages">
          {messages.map((message) => (
            <li key={message.id} className={`card ${message.from}`}>
              <small>
                {message.from === 'buyer'
                  ? t('conversation.you')
                  : (message.by ?? t('conversation.it'))}
                , {ago(message.at, now)}
              </small>
              <p className="written" dir="auto">
                {message.text}
              </p>
            </li>
          ))}
          {pending.map((message) => (
            <li key={message.id} className="card buyer">
              <small>
                {t('conversation.you')}, {t('conversation.pending')}
              </small>
              <p className="written" dir="auto">
                {message.text}
              </p>
            </li>
          ))}
        </ol>
      )}
      {canReply && (
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
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <div>
            <button type="submit" className="button" disabled={!text.trim()}>
              {t('conversation.reply_send')}
            </button>
          </div>
        </form>
      )}
    </>
  );
}
