import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import type { Advice, Conversation, Request } from '../../lib/consultation/consultation.ts';
import type { OutboxEntry, Write } from '../../lib/consultation/outbox-entry.ts';

export const NOON = new Date('2026-11-24T12:00:00.000Z');
export const after = (ms: number, from = NOON): Date => new Date(from.getTime() + ms);

/** A UUID that can be told from others at a glance. */
export const uuid = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const aRequest = (more: Partial<Request> = {}): Request => ({
  id: uuid(1),
  createdAt: NOON.toISOString(),
  language: 'en',
  timing: 'before',
  vendor: { name: 'Acme Boards', domain: 'acmeboards.example' },
  answers: [],
  venue: 'written',
  ...more,
});

export const anEntry = (more: Partial<OutboxEntry> = {}): OutboxEntry => ({
  v: 1,
  place: 1,
  id: uuid(1),
  consultation: uuid(1),
  write: { kind: 'request', body: aRequest() },
  queuedAt: NOON.toISOString(),
  attempts: 0,
  delivery: { state: 'waiting', because: 'queued' },
  ...more,
});

export const aMessage = (id: string, text = 'One more thing'): Write => ({
  kind: 'message',
  body: { id, text },
});

export const aConversation = (more: Partial<Conversation> = {}): Conversation => ({
  id: uuid(1),
  status: 'open',
  revision: 1,
  receivedAt: NOON.toISOString(),
  messages: [],
  advice: [],
  ...more,
});

export const anAdvice = (more: Partial<Advice> = {}): Advice => ({
  id: uuid(900),
  verdict: 'go-ahead',
  message: 'Fine with us.',
  conditions: [],
  by: 'Priya',
  at: after(60_000).toISOString(),
  ...more,
});

export const aRecord = (more: Partial<ConsultationRecord> = {}): ConsultationRecord => ({
  request: aRequest(),
  delivery: { state: 'waiting', because: 'queued' },
  pending: [],
  seenRevision: 0,
  ...more,
});
