import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import type { Advice, Conversation } from '../../lib/consultation/consultation.ts';
import type { Situation } from '../../lib/nudge/decide.ts';

export const NOW = new Date('2026-03-10T12:00:00Z');
const DAY_MS = 86_400_000;
export const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS).toISOString();

/** A buyer at Acme’s checkout for the first time, in an organisation with a desk and nothing in its catalogue. */
export const atAcme = (more: Partial<Situation> = {}): Situation => ({
  sighting: {
    url: 'https://acme.example/checkout',
    language: 'en',
    vendor: { name: 'Acme', domain: 'acme.example' },
    offer: { product: 'Acme Pro' },
    evidence: [],
    score: 0.99,
  },
  history: {},
  policy: {},
  organisation: { catalogue: [] },
  consultations: [],
  connection: { state: 'enrolled' },
  now: NOW,
  ...more,
});

export const advice = (more: Partial<Advice> = {}): Advice => ({
  id: '8b2c6a51-0f5e-4e5f-9d53-0c6f0f6d2a01',
  verdict: 'go-ahead',
  message: 'Fine by us.',
  conditions: [],
  by: 'Priya',
  at: daysAgo(0.1),
  ...more,
});

/** A consultation about Acme that the desk has, as far as `told` says. */
export const asked = (
  told: Partial<Conversation> = {},
  more: Partial<ConsultationRecord> = {},
): ConsultationRecord => {
  const id = '5c1f4c0e-6d0b-4bb1-9f57-3a5b7b1c9e02';
  return {
    request: {
      id,
      createdAt: daysAgo(1),
      language: 'en',
      timing: 'before',
      vendor: { name: 'Acme', domain: 'acme.example' },
      answers: [],
      venue: 'written',
    },
    delivery: { state: 'received', at: daysAgo(1) },
    conversation: {
      id,
      status: 'open',
      revision: 1,
      receivedAt: daysAgo(1),
      messages: [],
      advice: [],
      ...told,
    },
    pending: [],
    seenRevision: 0,
    ...more,
  };
};
