/** How a script separates words: not at all (han, kana, hangul, thai…), by run (katakana), or by spaces. */
export const OTHER = 0;
export const SPACED = 1;
export const KATAKANA = 2;
export const UNSPACED = 3;

const IS_KATAKANA = /[\p{Script=Katakana}ー]/u;
const IS_UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const IS_LETTER = /[\p{L}\p{M}]/u;

const known = new Int8Array(0x10000).fill(-1);

/** The kind of the UTF-16 unit at `index`; OTHER beyond the ends. */
export function scriptAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (!(unit >= 0x41)) return OTHER;
  const cached = known[unit]!;
  return cached >= 0 ? cached : (known[unit] = classify(String.fromCharCode(unit)));
}

function classify(character: string): number {
  if (!IS_LETTER.test(character)) return OTHER;
  if (IS_KATAKANA.test(character)) return KATAKANA;
  return IS_UNSPACED.test(character) ? UNSPACED : SPACED;
}

/** Whether a word may begin or end between the units at `index - 1` and `index`. */
export function isBoundary(text: string, index: number): boolean {
  const after = scriptAt(text, index);
  return (after !== SPACED && after !== KATAKANA) || scriptAt(text, index - 1) !== after;
}

/** The first boundary at `index` or after it, or the end. */
export function nextBoundary(text: string, index: number): number {
  let at = index;
  let before = scriptAt(text, at - 1);
  for (; at < text.length; at += 1) {
    const after = scriptAt(text, at);
    if (after !== before || (after !== SPACED && after !== KATAKANA)) return at;
    before = after;
  }
  return at;
}
