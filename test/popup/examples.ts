import type { StoredSighting } from '../../lib/checkout/sighting.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import type { Advice, Conversation, Request } from '../../lib/consultation/consultation.ts';
import type { StateValue } from '../../lib/state.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const sighting: StoredSighting = {
  id: uuid(1),
  seenAt: minutesAgo(1),
  url: 'https://linkwell.example/checkout',
  language: 'en',
  vendor: { name: 'Linkwell', domain: 'linkwell.example' },
  offer: { plan: 'Team', seats: 5, price: { minor: 6000, currency: 'EUR' }, period: 'month' },
  evidence: [
    { kind: 'subscription-order', weight: 2.1 },
    { kind: 'seats', weight: 1.2, seen: 'per user / month' },
    { kind: 'prose', weight: -0.4 },
  ],
  score: 0.99,
};

export const organisation: NonNullable<StateValue<'organisation'>> = {
  deskUrl: 'https://desk.example',
  etag: '"1"',
  value: {
    name: 'Northwind',
    contact: 'Priya in IT',
    firstAnswer: { medianMs: 7_200_000, answered: 41 },
    catalogue: [
      {
        name: 'Boardly',
        domains: ['boardly.example'],
        status: 'approved',
        category: 'whiteboard',
        owner: 'Sam',
        spareSeats: 12,
      },
      {
        name: 'Linkwell',
        domains: ['linkwell.example'],
        status: 'under-review',
        category: 'whiteboard',
      },
    ],
  },
};

export const request: Request = {
  id: uuid(10),
  createdAt: minutesAgo(130),
  language: 'en',
  timing: 'before',
  vendor: sighting.vendor,
  offer: sighting.offer,
  url: sighting.url,
  buyer: { name: 'Ana Silva' },
  answers: [
    {
      question: 'purpose',
      option: 'cost',
      questionText: 'What is it for?',
      optionText: 'Spending less',
    },
  ],
  note: 'For the workshop.',
  venue: 'written',
};

const advice: Advice = {
  id: uuid(20),
  by: 'Priya Nair',
  at: minutesAgo(20),
  verdict: 'go-ahead-with-conditions',
  message: 'Fine for the design team.',
  conditions: ['Sign in with your work account'],
};

export const conversation: Conversation = {
  id: request.id,
  status: 'answered',
  revision: 4,
  receivedAt: minutesAgo(129),
  messages: [
    { id: uuid(30), from: 'it', by: 'Priya Nair', text: 'How many of you?', at: minutesAgo(60) },
  ],
  advice: [advice],
};

export const answered: ConsultationRecord = {
  request,
  delivery: { state: 'received', at: minutesAgo(129) },
  conversation,
  pending: [],
  seenRevision: 3,
};

export const connected: StateValue<'connection'> = {
  state: 'enrolled',
  deskUrl: 'https://desk.example',
};
