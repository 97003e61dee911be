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
  /** How long ago, or in how long: "3 hours ago", "in 2 days". */
  ago(iso: string, now: Date): string;
  /** A span in its largest fitting unit: "45 minutes", "2 hours". */
  duration(ms: number): string;
  list(items: string[]): string;
}

/** Looks a message up by key, `''` where there is none, and fills `{name}` in. */
export type Lookup = (key: string, params: Record<string, string>) => string;

export function wording(uiLanguage: string, lookup: Lookup): Wording {
  const language = formatLanguage(uiLanguage, lookup('languageTag', {}));
  const direction = lookup('direction', {}) === 'rtl' ? 'rtl' : 'ltr';
  const plurals = new Intl.PluralRules(language);

  const t = (key: string, params: Params = {}) => {
    const name = key.replaceAll('-', '_');
    const filled = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, written(value)]),
    );
    if (typeof params.count !== 'number') return lookup(name, filled);
    return (
      lookup(`${name}.${plurals.select(params.count)}`, filled) || lookup(`${name}.other`, filled)
    );
  };
  const written = (value: string | number) => {
    if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
    return direction === 'rtl' ? isolated(value) : value;
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
      const { amount, unit } = largestUnit(Date.parse(iso) - now.getTime());
      return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(amount, unit);
    },
    duration: (ms) => {
      const { amount, unit } = largestUnit(ms);
      return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
        amount,
      );
    },
    list: (items) => new Intl.ListFormat(language).format(items),
  };
}

/** The region of the browser (en-GB dates) where its language is the one of the words, else the words' own. */
function formatLanguage(uiLanguage: string, ofWords: string): string {
  return primary(uiLanguage) === primary(ofWords) ? uiLanguage : ofWords || 'en';
}

const primary = (tag: string) => tag.split('-')[0];

/** A calendar day is the same day everywhere; an instant is told in the reader's own zone. */
const zoneOf = (iso: string) => (iso.length === 10 ? 'UTC' : undefined);

/** Keeps a left-to-right name from turning the right-to-left sentence around it. */
const isolated = (value: string) => `\u2068${value}\u2069`;

const formatMoney = (money: Money, language: string): string =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency: money.currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amountOf(money));

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function largestUnit(ms: number): { amount: number; unit: 'day' | 'hour' | 'minute' } {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(ms) >= size) ?? UNITS[2];
  return { amount: Math.round(ms / size), unit };
}
