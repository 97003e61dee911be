import type { Advice, Message, Outcome, Request } from '../consultation/consultation.ts';

/** Something that happened to a consultation, as a channel is told of it. */
export type Notice = { request: Request } & (
  | { kind: 'request' }
  | { kind: 'message'; message: Message }
  | { kind: 'advice'; advice: Advice }
  | { kind: 'outcome'; outcome: Outcome }
  | { kind: 'withdrawal' }
  /** Nothing happened: somebody wants to see whether the channel works. */
  | { kind: 'test' }
);
type NoticeKind = Notice['kind'];
/** Of what is on its way to a channel. */
export type DeliveredKind = Exclude<NoticeKind, 'test'>;

/** What is known when a notice goes out, beside the notice. */
export interface Circumstances {
  /** The same over all attempts at this notice. */
  id: string;
  now: Date;
  /** Where IT reads and answers it. */
  link?: string | undefined;
  /** An earlier attempt may have arrived: nobody saw its answer. */
  mayBeRepeat: boolean;
}

/** What the other side made of a consultation: its ticket or thread. */
export interface Thread {
  id: string;
  /** As people there call it: "RT #123". */
  label?: string | undefined;
  url?: string | undefined;
}
