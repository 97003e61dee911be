import type { Offer } from '../../lib/checkout/sighting.ts';
import type { Buyer, Request } from '../../lib/consultation/consultation.ts';
import { languageName } from '../../lib/languages.ts';
import type { Wording } from '../../lib/wording.ts';

/** One line of a request as people read it. `path` is how a draft names the part (`without`). */
export interface RequestRow {
  path: string;
  label: string;
  value: string;
  isRequired?: boolean;
}

type RowsOf<Whole> = {
  [Part in keyof Required<Whole>]: (part: NonNullable<Whole[Part]>) => RequestRow[];
};

/**
 * Every part of a request in words. Keyed by the schema's own fields, so that a field added there does not compile
 * until it is shown here. `id` and `createdAt` are told in one sentence below the rows.
 */
export function requestRows(request: Request, wording: Wording): RequestRow[] {
  const { t } = wording;
  const row = (path: string, value: string): RequestRow => ({
    path,
    label: t(`request.${path}`),
    value,
  });
  const fixed = (path: string, value: string) => ({ ...row(path, value), isRequired: true });

  const offerRows: RowsOf<Offer> = {
    product: (product) => [row('offer.product', product)],
    plan: (plan) => [row('offer.plan', plan)],
    seats: (seats) => [row('offer.seats', t('seats', { count: seats }))],
    price: (price) => [row('offer.price', wording.money(price))],
    period: (period) => [row('offer.period', t(`period.${period}`))],
    trialDays: (days) => [row('offer.trialDays', t('trial', { count: days }))],
  };
  const buyerRows: RowsOf<Buyer> = {
    name: (name) => [row('buyer.name', name)],
    email: (email) => [row('buyer.email', email)],
    team: (team) => [row('buyer.team', team)],
  };
  const rows: RowsOf<Request> = {
    id: () => [],
    createdAt: () => [],
    vendor: ({ name, domain }) => [
      fixed('vendor', domain && domain !== name.toLowerCase() ? `${name} (${domain})` : name),
    ],
    offer: (offer) => rowsIn(offer, offerRows),
    url: (url) => [row('url', url)],
    timing: (timing) => [fixed('timing', t(`timing.${timing}`))],
    evidence: (evidence) => [row('evidence', wording.list(evidence.map(({ kind }) => kind)))],
    buyer: (buyer) => rowsIn(buyer, buyerRows),
    answers: (answers) =>
      answers.map(({ question, questionText, optionText }) => ({
        path: `answers.${question}`,
        label: questionText,
        value: optionText,
      })),
    assessment: ({ level, reasons, alternatives }) => [
      row(
        'assessment',
        [
          t(`assessment.level.${level}`),
          ...reasons,
          ...(alternatives.length > 0
            ? [`${t('assessment.alternatives')}: ${wording.list(alternatives)}`]
            : []),
        ].join('\n'),
      ),
    ],
    note: (note) => [row('note', note)],
    neededBy: (day) => [row('neededBy', wording.day(day))],
    venue: (venue) => [fixed('venue', t(`venue.${venue}`))],
    language: (language) => [fixed('language', languageName(language, wording.language))],
    holdOut: ({ percent, isHeldOut }) => [
      row('holdOut', t(isHeldOut ? 'hold_out.without' : 'hold_out.with', { percent })),
    ],
  };
  return rowsIn(request, rows);
}

function rowsIn<Whole extends object>(whole: Whole, rows: RowsOf<Whole>): RequestRow[] {
  const parts = Object.keys(rows) as (keyof Whole)[];
  return parts.flatMap((part) => {
    const value = whole[part];
    return value === undefined || value === null ? [] : rows[part](value);
  });
}
