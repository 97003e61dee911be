import { amountOf } from './checkout/money.ts';
import type { Money } from './checkout/sighting.ts';
import type { Phrase } from './phrase.ts';

type Params = Record<string, string | number>;

/** Everything said to a person passes here: words from `locales/`, figures and dates as their language writes them. */
export interface Wording {
  /** BCP 47 tag of the words and of the formats. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** The message of a key (dotted; `-` and `_` are one). With a numeric `count` its plural form: `key.one`, `key.other`… */
  t(key: string, params?: Params): string;
  say(phrase: Phrase): string;
  money(money: Money): string;
  /** A calendar day: ISO date or instant. */
  day(iso: string): string;
  moment(iso: string): string;
  /** How long ago: "just now", "3 hours ago". What is ahead is now: no two clocks are the same. */
  ago(iso: string, now: Date): string;
  /** How far away, either way: "in 2 days", "3 hours ago". */
  away(iso: string, now: Date): string;
  /** A span in its largest fitting unit: "45 minutes", "2 hours". */
  duration(ms: number): string;
  list(items: string[]): string;
}

/** Looks a message up by key, `''` where there is none, and fills `{name}` in. */
export type Lookup = (key: string, params: Record<string, string>) => string;

/** Fills `{name}` in; what nobody named stays. `$$` is a dollar sign. */
export const filledIn = (message: string, params: Record<string, string>): string =>
  message.replaceAll(/\$\$|\{(\w+)\}/g, (found, name?: string) =>
    name === undefined ? '$' : (params[name] ?? found),
  );

export function wording(uiLanguage: string, lookup: Lookup): Wording {
  const language = formatLanguage(uiLanguage, lookup('languageTag', {}));
  const direction = lookup('direction', {}) === 'rtl' ? 'rtl' : 'ltr';
  const plurals = once(() => new Intl.PluralRules(language));
  const numbers = once(() => new Intl.NumberFormat(language));

  const t = (key: string, params: Params = {}) => {
    const name = key.replaceAll('-', '_');
    const filled = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, written(value)]),
    );
    if (typeof params.count !== 'number') return lookup(name, filled);
    return (
      lookup(`${name}.${plurals().select(params.count)}`, filled) || lookup(`${name}.other`, filled)
    );
  };
  const written = (value: string | number) => {
    if (typeof value === 'number') return numbers().format(value);
    return direction === 'rtl' ? isolated(value) : value;
  };

  const away = (ms: number) => {
    const { amount, unit } = largestUnit(ms);
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(amount, unit);
  };

  return {
    language,
    direction,
    t,
    say: ({ key, params }) => t(key, params),
    money: (money) => formatMoney(money, language),
    day: (iso) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: zoneOf(iso) }).format(
        new Date(iso),
      ),
    moment: (iso) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(iso),
      ),
    ago: (iso, now) => {
      const ms = now.getTime() - Date.parse(iso);
      return ms < MINUTE_MS ? lookup('just_now', {}) : away(-ms);
    },
    away: (iso, now) => away(Date.parse(iso) - now.getTime()),
    duration: (ms) => {
      const { amount, unit } = largestUnit(ms);
      return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
        amount,
      );
    },
    list: (items) => new Intl.ListFormat(language).format(items),
  };
}

/** Formats are dear to make: when first needed, and then kept. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

/** The region of the browser (en-GB dates) where its language is the one of the words, else the words' own. */
function formatLanguage(uiLanguage: string, ofWords: string): string {
  return primary(uiLanguage) === primary(ofWords) ? uiLanguage : ofWords || 'en';
}

const primary = (tag: string) => tag.split('-')[0];

/** A calendar day is the same day everywhere; an instant is told in the reader's own zone. */
const zoneOf = (iso: string) => (iso.length === 10 ? 'UTC' : undefined);

/** Keeps a left-to-right name from turning the right-to-left sentence around it. */
export const isolated = (value: string) => `\u2068${value}\u2069`;

const formatMoney = (money: Money, language: string): string =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency: money.currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amountOf(money));

const MINUTE_MS = 60_000;
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', MINUTE_MS],
  ['second', 1000],
] as const;

function largestUnit(ms: number): { amount: number; unit: (typeof UNITS)[number][0] } {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(ms) >= size) ?? UNITS[3];
  return { amount: Math.round(ms / size), unit };
}
