/** Length of a text in columns: a sentence in Chinese has half as many characters as the same in English. */
export function columns(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at += 1) if (isWide(text.charCodeAt(at))) count += 1;
  return count;
}

/** Hangul, kana, Han and their full-width marks: what takes two columns (Unicode UAX #11, East Asian Width). */
const isWide = (unit: number): boolean =>
  unit >= 0x1100 &&
  (unit <= 0x115f ||
    (unit >= 0x2e80 && unit <= 0xa4cf) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xfe30 && unit <= 0xfe6f) ||
    (unit >= 0xff00 && unit <= 0xff60));
