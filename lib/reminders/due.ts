import type { Reminders } from './reminders.ts';

type Reminder = Reminders[string] & { subject: string };

/** In the morning of the buyer's own day. */
const HOUR = 8;

/** The reminders whose day has come, the oldest first. */
export function dueReminders(reminders: Reminders, now: Date): Reminder[] {
  return Object.entries(reminders)
    .filter(([, { on }]) => momentOf(on) <= now.getTime())
    .map(([subject, { vendor, on }]) => ({ subject, vendor, on }))
    .sort((a, b) => a.on.localeCompare(b.on));
}

/** When the next one comes due, in milliseconds since 1970. */
export function nextReminderAt(reminders: Reminders, now: Date): number | undefined {
  const later = Object.values(reminders)
    .map(({ on }) => momentOf(on))
    .filter((moment) => moment > now.getTime());
  return later.length > 0 ? Math.min(...later) : undefined;
}

function momentOf(day: string): number {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year!, month! - 1, date, HOUR).getTime();
}
