import { currencyDigits } from '../money.ts';
import { INVISIBLE } from './currency-marks.ts';
import { localeData } from './locale-data.ts';

const DIGIT = /\p{Nd}/u;
const MAX_MINOR = 1e13;

/**
 * Minor units of a written amount ("1.234,56", "1'234.50", "١٬٢٣٤٫٥٠"), or undefined where it is no amount that the
 * currency can be paid in: a date, a version, a fraction of the smallest coin.
 */
export function minorUnits(
  written: string,
  currency: string,
  language: string,
): number | undefined {
  const plain = asciiDigits(written.replace(INVISIBLE, '')).replace(/[’ʼ＇]/g, "'");
  const separators = plain.replace(/\d/g, '').normalize('NFKC');
  const digits = currencyDigits(currency);
  const parts = plain.split(/\D/);
  const decimals = separators && isDecimal(separators, parts, digits, language) ? parts.pop()! : '';
  if (!areGroups(parts, separators.slice(0, parts.length - 1))) return undefined;

  const integer = parts.join('');
  if (integer.length > 12 || (integer.length > 1 && integer.startsWith('0'))) return undefined;
  const fraction = decimals.padEnd(digits, '0');
  if (/[^0]/.test(fraction.slice(digits))) return undefined;
  const minor = Number(integer + fraction.slice(0, digits));
  return minor <= MAX_MINOR ? minor : undefined;
}

/** Whether the last separator begins the decimals, rather than another group of thousands. */
function isDecimal(separators: string, parts: string[], digits: number, language: string): boolean {
  const last = separators.at(-1)!;
  if (last === '٫') return true;
  if (/[\s'٬]/.test(last)) return false;
  const isRepeated = separators.length > 1 && separators.at(-2) === last;
  if (isRepeated) return false;
  if (separators.length > 1 || parts.at(-1)!.length !== 3 || parts[0] === '0') return true;
  return digits === 3 && last === localeData(language).decimal;
}

/** Thousands ("12 345"), or the Indian way ("1,23,456"): one separator throughout, the last group of three. */
function areGroups(parts: string[], separators: string): boolean {
  if (parts.length === 1) return true;
  const [first, ...groups] = parts;
  const size = groups.length > 1 ? groups[0]!.length : 3;
  return (
    new Set(separators.replace(/\s/g, ' ')).size === 1 &&
    first!.length >= 1 &&
    first!.length <= 3 &&
    groups.at(-1)!.length === 3 &&
    (size === 2 || size === 3) &&
    groups.slice(0, -1).every((group) => group.length === size)
  );
}

/** Digits of any script as 0–9. Unicode keeps every decimal set contiguous and in order. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : String(valueOf(digit))));
}

function valueOf(digit: string): number {
  const code = digit.codePointAt(0)!;
  let first = code;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
