import { useEffect, useRef } from 'react';

import { LevelChip } from '../../../components/LevelChip.tsx';
import { useWording } from '../../../components/wording-context.ts';
import type { Summary } from '../../inbox-contract/list.ts';
import { offerLine } from './offer-line.ts';
import { VerdictChip } from './VerdictChip.tsx';

interface Props {
  item: Summary;
  now: Date;
  address: string;
  isChosen: boolean;
}

/** Vendor, plan, price, who and when: enough to know what to open next. */
export function RequestRow({ item, now, address, isChosen }: Props) {
  const wording = useWording();
  const { t, ago } = wording;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const who = [item.buyer?.name ?? t('list.somebody'), item.buyer?.team].filter(Boolean).join(', ');
  return (
    <li ref={row}>
      <a
        className="request-row"
        href={address}
        data-unread={item.unread}
        aria-current={isChosen ? 'true' : undefined}
      >
        <span className="vendor">
          {item.unread && <span className="unseen">{t('list.unread')}: </span>}
          {item.vendor.name}
        </span>
        <span className="end">
          <Chip item={item} />
        </span>
        <span className="offer">{offerLine(item.offer, wording)}</span>
        <small className="end" data-late={isLate(item, now)}>
          {hint(item, now, wording)}
        </small>
        <small>{who}</small>
        <small className="end">{ago(item.receivedAt, now)}</small>
      </a>
    </li>
  );
}

function Chip({ item }: { item: Summary }) {
  const { t } = useWording();
  if (item.verdict && item.turn === 'it') return <span className="chip">{t('list.replied')}</span>;
  if (item.verdict) return <VerdictChip verdict={item.verdict} />;
  return item.level && <LevelChip level={item.level} />;
}

const isLate = ({ dueAt, turn }: Summary, now: Date) =>
  turn === 'it' && Date.parse(dueAt) < now.getTime();

const SOON_MS = 8 * 3_600_000;

function hint(item: Summary, now: Date, { t, away }: ReturnType<typeof useWording>): string {
  if (item.status === 'withdrawn') return t('status.withdrawn');
  if (item.turn !== 'it') return item.assignee?.name ?? '';
  if (isLate(item, now)) return t('list.overdue');
  const isSoon = Date.parse(item.dueAt) - now.getTime() < SOON_MS;
  return isSoon ? t('list.due', { when: away(item.dueAt, now) }) : '';
}
