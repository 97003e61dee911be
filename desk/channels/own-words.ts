import EmailReplyParser from 'email-reply-parser';
import { convert } from 'html-to-text';

import { REPLY_ABOVE } from '../../lib/channels/email.ts';

/** What somebody wrote in a reply, without what their program quotes below it and their signature. */
export function ownWords(text: string): string {
  const [above = ''] = text.replaceAll(/\r\n?/g, '\n').split(REPLY_ABOVE);
  const visible = new EmailReplyParser().parseReply(above).trimEnd();
  return visible.replace(ATTRIBUTION, '').trim();
}

/** "Am … schrieb … <desk@corp.example>:" and its like, where it is all that is left of a quotation. */
const ATTRIBUTION = /\n\s*[^\n]*(?:\n[^\n]+)?\S+@\S+[^\n]*:\s*>?\s*$/;

/** HTML as plain text, quotations left out. */
export const textOfHtml = (html: string): string =>
  convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 500_000, maxDepth: 100 },
    selectors: [
      { selector: 'blockquote', format: 'skip' },
      { selector: 'img', format: 'skip' },
      { selector: 'ul', options: { itemPrefix: '- ' } },
      { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ],
  });
