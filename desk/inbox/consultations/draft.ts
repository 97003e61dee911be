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
  /** The words it began with. */
  begun: string;
}

/** A new answer from the words of `template`; what was written by hand in the one `before` is kept. */
export function begin(
  { id, kind }: { id: string; kind: Kind },
  template: ReplyTemplate | undefined,
  detail: Detail,
  before?: Draft,
): Draft {
  const begun = template ? filledIn(template.text, detail) : '';
  const isByHand = before !== undefined && before.text !== before.begun;
  return {
    id,
    kind,
    text: isByHand ? before.text : begun,
    conditions: before?.conditions || (template?.conditions ?? []).join('\n'),
    alternative: before?.alternative || knownAlternative(detail),
    link: before?.link ?? '',
    begun: isByHand ? before.begun : begun,
  };
}

/** What the checklist found, or else what IT's own list says to use instead. */
function knownAlternative({ request, catalogue }: Detail): string {
  const listed = catalogue.flatMap(({ alternatives = [] }) => alternatives);
  return [...(request.assessment?.alternatives ?? []), ...listed][0] ?? '';
}

/** The words of another template in place of those it began with; what was written by hand stays above them. */
export function withTemplate(draft: Draft, template: ReplyTemplate, detail: Detail): Draft {
  const words = filledIn(template.text, detail);
  const isByHand = draft.text.trim() !== '' && draft.text !== draft.begun;
  return {
    ...draft,
    text: isByHand ? `${draft.text.trimEnd()}\n\n${words}` : words,
    conditions: template.conditions?.join('\n') || draft.conditions,
    begun: isByHand ? draft.begun : words,
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
