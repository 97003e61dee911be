import type { Nudge } from '../messages.ts';
import { plainText } from '../plain-text.ts';
import type { Wording } from '../wording.ts';
import type { Decision } from './decide.ts';
import type { Gain } from './gains.ts';

type Shown = Extract<Decision, { show: true }>;
type OfKind<Kind extends Shown['kind']> = Extract<Shown, { kind: Kind }>;
type Said = Pick<Nudge, 'tone' | 'title' | 'lines' | 'action' | 'answers'>;

const LONGEST_NAME = 40;
const LONGEST_LINE = 140;

/** Puts a decision into the buyer's words. */
export function compose(decision: Shown, words: Wording, now: Date): Nudge {
  return {
    ...say(decision, words, now),
    label: words.t('nudge.label'),
    moreLabel: words.t('nudge.more'),
    closeLabel: words.t('nudge.close'),
    direction: words.direction,
  };
}

function say(decision: Shown, words: Wording, now: Date): Said {
  switch (decision.kind) {
    case 'ask':
      return ask(decision, words);
    case 'under-way':
      return underWay(decision, words, now);
    case 'advice':
      return advice(decision, words);
    case 'approved':
      return approved(decision, words);
  }
}

function ask(decision: OfKind<'ask'>, words: Wording): Said {
  const { t } = words;
  const { gains, askable, contact } = decision;
  const vendor = short(decision.vendor.name);
  const subject = short(decision.subject);
  const title = askable
    ? t(contact ? 'nudge.ask.title_contact' : 'nudge.ask.title', {
        subject,
        contact: contact ?? '',
      })
    : t('nudge.check.title', { subject });
  return {
    tone: gains.length > 0 ? 'gain' : 'ask',
    title: gains[0]?.kind === 'licensed' ? t('nudge.gain.licensed_title', { vendor }) : title,
    lines: [...gains.map((gain) => gainLine(gain, vendor, words)), promise(decision, words)],
    action: t(askable ? 'nudge.ask.action' : 'nudge.check.action'),
    answers: [
      { answer: 'not-now', label: t('nudge.answer.not_now') },
      { answer: 'snooze', label: t('nudge.answer.snooze') },
      { answer: 'not-a-purchase', label: t('nudge.answer.not_a_purchase') },
      { answer: 'never', label: t('nudge.answer.never', { vendor }) },
    ],
  };
}

function promise({ askable, answeredInMs }: OfKind<'ask'>, words: Wording): string {
  if (!askable) return words.t('nudge.check.promise');
  if (answeredInMs === undefined) return words.t('nudge.ask.promise');
  return words.t('nudge.ask.promise_time', { duration: words.duration(answeredInMs) });
}

function gainLine(gain: Gain, vendor: string, { t, list }: Wording): string {
  switch (gain.kind) {
    case 'licensed': {
      const seats = t('nudge.gain.licensed', { count: gain.spareSeats });
      return gain.owner ? `${seats} ${t('nudge.gain.owner', { owner: gain.owner })}` : seats;
    }
    case 'alternatives':
      return t('nudge.gain.alternatives', { names: list(gain.names.map(short)) });
    case 'terms':
      return t('nudge.gain.terms', { terms: plainText(gain.terms, LONGEST_LINE) });
    case 'demand':
      return t('nudge.gain.demand', { count: gain.others, vendor });
    case 'discouraged':
      return gain.note
        ? plainText(gain.note, LONGEST_LINE)
        : t('nudge.gain.discouraged', { vendor });
    case 'under-review':
      return t('nudge.gain.under_review', { vendor });
    case 'sso-costs-extra':
      return t('nudge.gain.sso_costs_extra', { vendor });
    case 'no-second-factor':
      return t('nudge.gain.no_second_factor', { vendor });
  }
}

function underWay(decision: OfKind<'under-way'>, words: Wording, now: Date): Said {
  const { t } = words;
  const { record, answeredInMs } = decision;
  const isThere = record.delivery.state === 'received';
  const isDraft = record.delivery.state === 'by-hand';
  const sent = isThere
    ? t('nudge.under_way.sent', { ago: words.ago(record.request.createdAt, now) })
    : t(isDraft ? 'direct.status.by_hand' : 'nudge.under_way.saved');
  const usually =
    answeredInMs === undefined
      ? []
      : [t('nudge.under_way.usually', { duration: words.duration(answeredInMs) })];
  return {
    tone: 'under-way',
    title: t('nudge.under_way.title', { vendor: short(decision.vendor.name) }),
    lines: [sent, ...(isThere ? usually : [])],
    action: t('nudge.under_way.action'),
    answers: [{ answer: 'not-now', label: t('nudge.answer.fine') }],
  };
}

function advice({ advice, vendor }: OfKind<'advice'>, { t }: Wording): Said {
  const name = short(vendor.name);
  return {
    tone: 'advice',
    title: t(`nudge.advice.${advice.verdict}`, {
      vendor: name,
      by: short(advice.by),
      alternative: short(advice.alternative ?? t('nudge.advice.something_else')),
    }),
    lines: [plainText(advice.message, LONGEST_LINE)].filter(Boolean),
    action: t('nudge.advice.action'),
    answers: [{ answer: 'not-now', label: t('nudge.answer.fine') }],
  };
}

function approved({ vendor, owner }: OfKind<'approved'>, { t }: Wording): Said {
  const name = short(vendor.name);
  return {
    tone: 'approved',
    title: owner
      ? t('nudge.approved.title_owner', { vendor: name, owner: short(owner) })
      : t('nudge.approved.title', { vendor: name }),
    lines: [],
    action: null,
    answers: [],
  };
}

const short = (name: string) => plainText(name, LONGEST_NAME);
