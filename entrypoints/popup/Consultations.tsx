import { useWording } from '../../components/wording-context.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import { ExportLinks } from './ExportLinks.tsx';
import { usePopup } from './popup-context.ts';
import { Title } from './Title.tsx';
import { useNow } from './use-now.ts';

export default function Consultations() {
  const { t, ago } = useWording();
  const { stored, go } = usePopup();
  const now = useNow(60_000);
  const newestFirst = stored.consultations.toSorted((a, b) =>
    b.request.createdAt.localeCompare(a.request.createdAt),
  );
  return (
    <div className="stack">
      <Title>{t('consultations.title')}</Title>
      {newestFirst.length === 0 && <p className="soft">{t('consultations.none')}</p>}
      <ul className="plain">
        {newestFirst.map((record) => (
          <li key={record.request.id}>
            <button
              type="button"
              className="card wide consultation"
              onClick={() => go({ at: 'consultation', id: record.request.id })}
            >
              <strong>{record.request.vendor.name}</strong>
              <Standing record={record} />
              <small>{ago(record.request.createdAt, now)}</small>
            </button>
          </li>
        ))}
      </ul>
      {newestFirst.length > 0 && <ExportLinks />}
    </div>
  );
}

function Standing({ record }: { record: ConsultationRecord }) {
  const { t } = useWording();
  const { conversation, delivery, seenRevision } = record;
  const isNew = conversation !== undefined && conversation.revision > seenRevision;
  if (isNew) return <span className="chip go">{t('consultations.new')}</span>;
  if (conversation?.outcome) return <span className="chip">{t('consultations.concluded')}</span>;
  if (delivery.state === 'by-hand')
    return <span className="chip talk">{t('direct.channel.by-hand')}</span>;
  if (delivery.state !== 'received')
    return <span className="chip talk">{t('consultations.on_its_way')}</span>;
  return (
    <span className="chip">{t(`consultations.status.${conversation?.status ?? 'open'}`)}</span>
  );
}
