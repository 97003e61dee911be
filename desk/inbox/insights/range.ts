const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar days that insights are about; without `from`, since the first request. */
export interface Range {
  from?: string;
  to?: string;
}

/** How far back, in days; 0: since the first request. */
export const SPANS = [30, 90, 365, 0] as const;
export type Span = (typeof SPANS)[number];

export const rangeOf = (span: Span, now: Date): Range =>
  span === 0 ? {} : { from: new Date(now.getTime() - span * DAY_MS).toISOString().slice(0, 10) };
