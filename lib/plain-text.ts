// C0/C1 controls, zero-width characters, bidirectional overrides and isolates, line/paragraph separators, BOM.
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Whether {@link plainText} takes more out of it than white space. */
export const hasInvisible = (text: string): boolean =>
  text.replaceAll(/\s/g, '').search(INVISIBLE) >= 0;

/**
 * Makes text that a page (anyone) wrote safe to show and store: NFC, one line, nothing invisible, at most
 * `maxLength` UTF-16 units. Escaping for a channel (HTML, mrkdwn, mail) is that channel's own duty.
 */
export function plainText(text: string, maxLength: number): string {
  const bounded = text.slice(0, maxLength * 8);
  const line = bounded.normalize('NFC').replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  return line.length > maxLength ? `${cutWhole(line, maxLength - 1)}…` : line;
}

function cutWhole(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? length - 1 : length);
}
