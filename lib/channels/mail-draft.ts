import type { Request } from '../consultation/consultation.ts';
import { fit } from './fit.ts';
import type { Notice } from './notice.ts';
import { linesOf, referenceOf, summaryOf } from './summary.ts';

/** Windows hands programs no address longer than 2,048 characters. */
const MOST_CHARACTERS = 2000;

/** A `mailto:` address that opens a request as a draft in the buyer's own mail program (RFC 6068). */
export function mailDraft(request: Request, to: string): string {
  const notice: Notice = { kind: 'request', request };
  return fit(summaryOf(notice), MOST_CHARACTERS, (summary, isShortened) => {
    const lines = [
      ...linesOf(summary),
      ...(isShortened ? ['(Shortened: a draft takes no more.)'] : []),
      referenceOf(notice, { mayBeRepeat: false }),
    ];
    return `mailto:${encoded(to).replace('%40', '@')}?subject=${encoded(summary.title)}&body=${encoded(lines.join('\r\n'))}`;
  });
}

const encoded = (text: string) => encodeURIComponent(text.toWellFormed());
