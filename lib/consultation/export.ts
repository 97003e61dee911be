import type { Wording } from '../wording.ts';
import type { ConsultationRecord } from './consultation-record.ts';

/** All that the browser keeps of the buyer's consultations, as it keeps it. */
export const asJson = (records: readonly ConsultationRecord[]): string =>
  JSON.stringify(records, undefined, 2);

/** One row a consultation, for a spreadsheet: RFC 4180, with a byte order mark so that it is read as UTF-8. */
export function asCsv(records: readonly ConsultationRecord[], { t, money }: Wording): string {
  const columns: [heading: string, cell: (record: ConsultationRecord) => string | undefined][] = [
    [t('export.asked'), ({ request }) => request.createdAt],
    [t('request.vendor'), ({ request }) => request.vendor.name],
    [t('request.offer.plan'), ({ request }) => request.offer?.plan],
    [t('request.offer.seats'), ({ request }) => request.offer?.seats?.toString()],
    [t('request.offer.price'), ({ request }) => request.offer?.price && money(request.offer.price)],
    [
      t('request.offer.period'),
      ({ request }) => request.offer?.period && t(`period.${request.offer.period}`),
    ],
    [t('request.note'), ({ request }) => request.note],
    [t('export.advice'), ({ conversation }) => verdictIn(conversation, t)],
    [t('export.message'), ({ conversation }) => conversation?.advice.at(-1)?.message],
    [
      t('export.outcome'),
      ({ conversation }) => conversation?.outcome && t(`outcome.${conversation.outcome.result}`),
    ],
  ];
  const rows = records.map((record) => columns.map(([, cell]) => cell(record) ?? ''));
  return `\uFEFF${[columns.map(([heading]) => heading), ...rows].map(asRow).join('\r\n')}\r\n`;
}

function verdictIn(conversation: ConsultationRecord['conversation'], t: Wording['t']) {
  const advice = conversation?.advice.at(-1);
  return advice && t(`verdict.${advice.verdict}`);
}

const asRow = (cells: string[]): string =>
  cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',');

/** A cell that a spreadsheet would run as a formula is shown as text. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
