const SEPARATORS =
  /\s+[-–—|·•‹›«»:/]\s+|\s*[|·•‹›«»｜]\s*|:\s+|,\s+(?!inc|llc|ltd|gmbh|s\.?a|b\.?v)/i;
const LEGAL_FORM =
  /[\s,]+(inc|incorporated|llc|ltd|limited|gmbh|ug|ag|se|corp|corporation|plc|bv|b\.v|nv|n\.v|sas|sarl|s\.r\.l|srl|oy|ab|aps|a\/s|as|pty|pte|k\.k|co)\b\.?/gi;

/** Lower case, without marks, spaces and punctuation: "Gravity Wiz" and "gravitywiz" are one. */
export const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

export const withoutLegalForm = (name: string): string => name.replace(LEGAL_FORM, '').trim();

/** The parts of a title: "Checkout - Gravity Wiz" has two. */
export const titleParts = (title: string): string[] =>
  title
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
