import { useWording } from '../../../components/wording-context.ts';
import type { Advice, Message } from '../../../lib/consultation/consultation.ts';
import type { Detail } from '../../inbox-contract/detail.ts';
import { useNow } from '../parts/use-now.ts';
import { VerdictChip } from './VerdictChip.tsx';

/** What was said so far, oldest first. Shown as the text it is: links in it are not followed. */
export function Conversation({ detail: { conversation, request } }: { detail: Detail }) {
  const { t } = useWording();
  const { messages, advice, outcome } = conversation;
  if (messages.length + advice.length === 0 && !outcome) return null;
  const said = [...messages, ...advice].toSorted((a, b) => a.at.localeCompare(b.at));
  return (
    <section className="conversation stack tight" aria-label={t('conversation.title')}>
      <h2>{t('conversation.title')}</h2>
      <ol className="plain">
        {said.map((item) => (
          <li key={item.id} className={'from' in item && item.from === 'buyer' ? 'buyer' : 'it'}>
            <Said item={item} buyer={request.buyer?.name ?? t('conversation.buyer')} />
          </li>
        ))}
      </ol>
      {outcome && (
        <p className="notice">
          {t('request.outcome', { outcome: t(`outcome.${outcome.result}`) })}
          {outcome.useful !== undefined &&
            ` · ${t(outcome.useful ? 'request.useful' : 'request.not_useful')}`}
        </p>
      )}
    </section>
  );
}

function Said({ item, buyer }: { item: Message | Advice; buyer: string }) {
  const { t, ago } = useWording();
  const now = useNow();
  const by = 'from' in item && item.from === 'buyer' ? buyer : (item.by ?? t('conversation.it'));
  return (
    <>
      <small>{t('advice.by', { name: by, when: ago(item.at, now) })}</small>
      {'from' in item ? <p className="written">{item.text}</p> : <Given advice={item} />}
    </>
  );
}

function Given({ advice }: { advice: Advice }) {
  return (
    <div className="stack tight">
      <p>
        <VerdictChip verdict={advice.verdict} /> {advice.alternative && <b>{advice.alternative}</b>}
      </p>
      {advice.message && <p className="written">{advice.message}</p>}
      {advice.conditions.length > 0 && (
        <ul className="dots">
          {advice.conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      )}
      {advice.link && <small>{advice.link}</small>}
    </div>
  );
}
