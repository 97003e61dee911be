import { useWording } from '../../components/wording-context.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import { UNDO_MS } from '../../lib/consultation/undo.ts';
import type { Wording } from '../../lib/wording.ts';
import { viewOfRequest } from './first-view.ts';
import { NotConnected } from './NotConnected.tsx';
import { usePopup } from './popup-context.ts';

const STEPS = ['saved', 'received', 'in_review', 'answered'] as const;

/** Where the request stands, no rosier than it is. */
export function DeliveryStatus({ record, now }: { record: ConsultationRecord; now: Date }) {
  const wording = useWording();
  const { t } = wording;
  const { stored } = usePopup();
  const { delivery } = record;
  const usual = stored.organisation?.value.firstAnswer?.medianMs;
  const reached = stepsReached(record);
  const isWaitingForIt = delivery.state === 'received' && reached < STEPS.length;
  return (
    <section className="card stack tight">
      <ol className="steps" aria-hidden="true">
        {STEPS.map((step, at) => (
          <li key={step} className={at < reached ? 'done' : ''}>
            {t(`conversation.step.${step}`)}
          </li>
        ))}
      </ol>
      <div className="row spread">
        <output>{statusText(record, wording)}</output>
        {delivery.state === 'held' && <Undo record={record} until={delivery.until} now={now} />}
      </div>
      {delivery.state === 'waiting' && delivery.nextAttemptAt && (
        <small>
          {t('conversation.next_attempt', { when: wording.away(delivery.nextAttemptAt, now) })}
        </small>
      )}
      {delivery.state === 'waiting' && <NotConnected />}
      {delivery.state === 'refused' && (
        <Refused record={record} why={[delivery.title, delivery.detail]} />
      )}
      {isWaitingForIt && usual !== undefined && (
        <small>{t('conversation.usual', { duration: wording.duration(usual) })}</small>
      )}
      {delivery.state === 'received' && <Appointment record={record} />}
    </section>
  );
}

interface UndoProps {
  record: ConsultationRecord;
  until: string;
  now: Date;
}

function Undo({ record: { request }, until, now }: UndoProps) {
  const { t } = useWording();
  const { tell, go } = usePopup();
  const undo = async () => {
    if (await tell({ type: 'undo-request', id: request.id })) go(viewOfRequest(request, 'preview'));
  };
  return (
    <button type="button" className="button" onClick={() => void undo()}>
      {t('conversation.undo')} <span aria-hidden="true">{secondsUntil(until, now)}</span>
    </button>
  );
}

interface RefusedProps {
  record: ConsultationRecord;
  why: (string | undefined)[];
}

function Refused({ record: { request }, why }: RefusedProps) {
  const { t } = useWording();
  const { go } = usePopup();
  return (
    <>
      <small dir="auto">{why.filter(Boolean).join(' ')}</small>
      <div>
        <button
          type="button"
          className="button"
          onClick={() => go(viewOfRequest(request, 'preview'))}
        >
          {t('conversation.again')}
        </button>
      </div>
    </>
  );
}

function Appointment({ record }: { record: ConsultationRecord }) {
  const { t } = useWording();
  const { bookingUrl, chatUrl } = usePopup().stored.policy.policy;
  const wanted = { call: bookingUrl, chat: chatUrl, written: undefined }[record.request.venue];
  if (!wanted) return null;
  return (
    <a href={wanted} target="_blank" rel="noreferrer">
      {t(record.request.venue === 'call' ? 'conversation.booking' : 'conversation.chat')}
    </a>
  );
}

function stepsReached({ delivery, conversation }: ConsultationRecord): number {
  if (delivery.state !== 'received') return 1;
  const status = conversation?.status ?? 'open';
  return { open: 2, 'in-review': 3, answered: 4, closed: 4, withdrawn: 2 }[status];
}

function statusText({ delivery, direct, conversation }: ConsultationRecord, { t }: Wording) {
  if (direct && !conversation && delivery.state !== 'held')
    return t(`direct.status.${delivery.state}`);
  switch (delivery.state) {
    case 'held':
      return t('conversation.held');
    case 'waiting':
      return t(`conversation.waiting.${delivery.because}`);
    case 'by-hand':
      return t('direct.status.by-hand');
    case 'refused':
      return t('conversation.refused');
    case 'received':
      return t(`conversation.status.${conversation?.status ?? 'open'}`);
  }
}

/** No more than there are at all: a clock set back must not promise an hour. */
const secondsUntil = (instant: string, now: Date) =>
  Math.ceil(Math.min(UNDO_MS, Math.max(0, Date.parse(instant) - now.getTime())) / 1000);
