import type { Verdict } from '../../../lib/consultation/consultation.ts';
import type { GivenAdvice, ReplyTemplate } from '../../inbox-contract/answer.ts';
import type { Detail } from '../../inbox-contract/detail.ts';

export type Kind = Verdict | 'question';

/** An answer being written. Its id is made with it, so that sending it twice is sending it once. */
export interface Draft {
  id: string;
  kind: Kind;
  text: string;
  /** One a line. */
  conditions: string;
  alternative: string;
  link: string;
}

/** A new answer from the words of `template`; what was written by hand before is kept. */
export function begin(
  id: string,
  kind: Kind,
  template: ReplyTemplate | undefined,
  detail: Detail,
): Draft {
  const [owned = ''] = detail.request.assessment?.alternatives ?? [];
  return {
    id,
    kind,
    text: template ? filledIn(template.text, detail) : '',
    conditions: (template?.conditions ?? []).join('\n'),
    alternative: kind === 'use-this-instead' ? owned : '',
    link: '',
  };
}

/** `{vendor}` and `{buyer}` filled in; where the buyer gave no name, "Hi {buyer}," is "Hi,". */
export function filledIn(text: string, { request }: Detail): string {
  const buyer = request.buyer?.name?.split(' ')[0];
  return text.replaceAll(/( ?)\{(vendor|buyer)\}/g, (_, space: string, which: string) => {
    const name = which === 'vendor' ? request.vendor.name : buyer;
    return name ? space + name : '';
  });
}

export function toAdvice(draft: Draft & { kind: Verdict }): GivenAdvice {
  const lines = draft.conditions.split('\n').map((line) => line.trim());
  return {
    id: draft.id,
    verdict: draft.kind,
    message: draft.text.trim(),
    conditions: draft.kind === 'go-ahead-with-conditions' ? lines.filter(Boolean) : [],
    ...(draft.kind === 'use-this-instead' ? { alternative: draft.alternative.trim() } : {}),
    ...(draft.link.trim() ? { link: draft.link.trim() } : {}),
  };
}
