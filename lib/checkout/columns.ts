/** Hangul, kana, Han and their full-width marks: what takes two columns (Unicode UAX #11, East Asian Width). */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/g;

/** Length of a text in columns: a sentence in Chinese has half as many characters as the same in English. */
export const columns = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);
