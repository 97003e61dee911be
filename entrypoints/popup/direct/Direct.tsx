import { useWording } from '../../../components/wording-context.ts';
import { mailDraft } from '../../../lib/channels/mail-draft.ts';
import type { ConsultationRecord, Reached } from '../../../lib/consultation/consultation-record.ts';
import { usePopup } from '../popup-context.ts';
import { NoteAdvice } from './NoteAdvice.tsx';

interface Props {
  record: ConsultationRecord;
  direct: Reached[];
}

/** Without a desk: how each channel stands, the draft that is the buyer's to send, and a place for IT's answer. */
export default function Direct({ record, direct }: Props) {
  const { t } = useWording();
  const { tell } = usePopup();
  const { request, conversation, delivery } = record;
  const states = new Set(direct.map(({ delivery }) => delivery.state));
  const isOver = conversation?.status === 'withdrawn' || conversation?.outcome !== undefined;
  return (
    <>
      <section className="card stack tight">
        <ul className="plain">
          {direct.map((one) => (
            <Channel key={one.channel} reached={one} />
          ))}
        </ul>
        {states.has('by-hand') && <Draft record={record} />}
        {states.has('refused') && (
          <div>
            <button
              type="button"
              className="button"
              onClick={() => void tell({ type: 'retry', consultation: request.id })}
            >
              {t('popup.again')}
            </button>
          </div>
        )}
      </section>
      {delivery.state === 'received' && !isOver && <NoteAdvice consultation={request.id} />}
    </>
  );
}

function Channel({ reached: { channel, delivery } }: { reached: Reached }) {
  const { t } = useWording();
  return (
    <li>
      <strong>{t(`channel.${channel}`)}</strong>{' '}
      {delivery.state === 'refused' ? (
        <span dir="auto">{[delivery.title, delivery.detail].filter(Boolean).join(' – ')}</span>
      ) : (
        t(`direct.channel.${delivery.state}`)
      )}
    </li>
  );
}

function Draft({ record: { request } }: { record: ConsultationRecord }) {
  const { t } = useWording();
  const { stored, tell } = usePopup();
  const to = stored.policy.policy.mailTo ?? '';
  return (
    <div className="row">
      <a className="button primary" href={mailDraft(request, to)} target="_blank" rel="noreferrer">
        {t('direct.open_draft')}
      </a>
      <button
        type="button"
        className="button"
        onClick={() => void tell({ type: 'mailed', consultation: request.id })}
      >
        {t('direct.mailed')}
      </button>
    </div>
  );
}
