import type { BillingPeriod, Offer } from '../checkout/sighting.ts';

const DAY_MS = 86_400_000;
/** Enough to cancel in time: notice is often a month for yearly plans, nothing for a trial. */
const AHEAD_DAYS = { year: 40, trial: 2 };
const MONTHS: Partial<Record<BillingPeriod, number>> = { year: 12, quarter: 3, month: 3, week: 1 };

/**
 * The day to look at a purchase again, as an ISO date: before a trial ends or a year renews; for what can be left at
 * any time, after three months. Undefined where nothing renews or the period is unknown.
 */
export function suggestReminder(offer: Offer, boughtAt: Date): string | undefined {
  if (offer.trialDays)
    return dayOf(daysAfter(boughtAt, Math.max(1, offer.trialDays - AHEAD_DAYS.trial)));
  const months = offer.period && MONTHS[offer.period];
  if (!months) return undefined;
  const renewal = monthsAfter(boughtAt, months);
  return dayOf(offer.period === 'year' ? daysAfter(renewal, -AHEAD_DAYS.year) : renewal);
}

const daysAfter = (day: Date, days: number) => new Date(day.getTime() + days * DAY_MS);

/** The same day some months later, or the last of that month. */
function monthsAfter(day: Date, months: number): Date {
  const after = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth() + 1, 0)).getUTCDate();
  after.setUTCDate(Math.min(day.getUTCDate(), last));
  return after;
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);
