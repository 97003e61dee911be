import { fromText } from '../../from-text.ts';
/**
 * How Intl writes money: what it said of the usual languages when `npm run locale-data` asked, of others what it says
 * now. A page's first question to Intl costs 10 to 60 ms, the answers written down cost none.
 */
import { type Steps, atOnce } from '../steps.ts';
import file from './locale-data.json' with { type: 'json' };

/** Marks by ISO code. */
type Marks = Record<string, string>;

export interface LocaleData {
  symbol: Marks;
  narrowSymbol: Marks;
  /** Mark before the number; space between thousands; the decimal separator. */
  markFirst: boolean;
  spaceGroups: boolean;
  decimal: string;
}

let held: typeof file | undefined;
const snapshot = () => (held ??= fromText(file));

/** English is whole; another language has what differs from English, a region what differs from its language. */
const layers = (): Record<string, Partial<LocaleData>> => snapshot().layers;

export const isIsoCode = (text: string): boolean =>
  Object.hasOwn(snapshot().layers.en.symbol, text);

const known = new Map<string, LocaleData>();

/** For any tag; English where Intl does not know it. */
export const localeData = (tag: string): LocaleData => known.get(tag) ?? atOnce(prepareLocale(tag));

/** As {@link localeData}, in steps: to ask Intl takes tens of milliseconds. */
export function* prepareLocale(tag: string): Steps<LocaleData> {
  const data = known.get(tag) ?? (yield* read(supported(tag)));
  known.set(tag, data);
  return data;
}

/** The tag as Intl takes it; English where it takes none. */
export function supported(tag: string): string {
  try {
    const locale = new Intl.Locale(tag);
    if (Object.hasOwn(layers(), locale.language)) return locale.baseName;
    return Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function* read(language: string): Steps<LocaleData> {
  const locale = new Intl.Locale(language);
  if (!Object.hasOwn(layers(), locale.language)) return yield* asking(language);
  // A script tells a region ("zh-Hant" is that of Taiwan); to ask for it where there is none costs milliseconds.
  const region = locale.region ?? (locale.script && locale.maximize().region);
  const found = ['en', locale.language, `${locale.language}-${region}`].map((tag) => layers()[tag]);
  const marks = (display: Display): Marks =>
    Object.assign({}, ...found.map((layer) => layer?.[display])) as Marks;
  return Object.assign({}, ...found, {
    symbol: marks('symbol'),
    narrowSymbol: marks('narrowSymbol'),
  }) as LocaleData;
}

/** Asks Intl itself: about 30 ms. */
export const askIntl = (locale: string): LocaleData => atOnce(asking(locale));

function* asking(locale: string): Steps<LocaleData> {
  const euros = partsOf(123456.7, { locale, currency: 'EUR', display: 'symbol' });
  const order = euros.map(({ type }) => type);
  return {
    symbol: yield* marksOf(locale, 'symbol'),
    narrowSymbol: yield* marksOf(locale, 'narrowSymbol'),
    markFirst: order.indexOf('currency') < order.indexOf('integer'),
    spaceGroups: /^\s$/.test(valueOf(euros, 'group')),
    decimal: valueOf(euros, 'decimal').normalize('NFKC'),
  };
}

type Display = 'symbol' | 'narrowSymbol';

function* marksOf(locale: string, display: Display): Steps<Marks> {
  const marks: Marks = {};
  for (const currency of Intl.supportedValuesOf('currency')) {
    marks[currency] = valueOf(partsOf(1, { locale, currency, display }), 'currency');
    yield;
  }
  return marks;
}

const partsOf = (
  amount: number,
  { locale, currency, display }: { locale: string; currency: string; display: Display },
): Intl.NumberFormatPart[] =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: display,
  }).formatToParts(amount);

const valueOf = (parts: Intl.NumberFormatPart[], type: string): string =>
  parts.find((part) => part.type === type)?.value ?? '';
