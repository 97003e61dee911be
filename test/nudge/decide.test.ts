import { describe, expect, it } from 'vitest';

import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import { type Decision, type Situation, decide } from '../../lib/nudge/decide.ts';
import type { VendorHistory } from '../../lib/nudge/history.ts';
import type { CatalogueEntry } from '../../lib/policy/catalogue.ts';
import { NOW, advice, asked, atAcme, daysAgo } from './situation.ts';

const withPast = (past: VendorHistory, more: Partial<Situation> = {}) =>
  atAcme({ history: { 'acme.example': past }, ...more });
const answered = (verdictOf = advice()) => asked({ status: 'answered', advice: [verdictOf] });
const inHalfADay = new Date(NOW.getTime() + 43_200_000).toISOString();
const inSixDays = new Date(NOW.getTime() + 6 * 86_400_000).toISOString();

const HELD_OUT = { percent: 10, isHeldOut: true };

const outcome = (situation: Situation): string => {
  const decision = decide(situation);
  return decision.show ? decision.kind : decision.because;
};

const promised = (more: Partial<Situation>) => asking(decide(atAcme(more)));
const entry = (more: Partial<CatalogueEntry>): CatalogueEntry => ({
  name: 'Acme',
  domains: ['acme.example'],
  status: 'approved',
  ...more,
});
const knowing = (...catalogue: CatalogueEntry[]) => decide(atAcme({ organisation: { catalogue } }));

describe('the nudge', () => {
  it.each<[string, string, Situation]>([
    ['invites at the first visit', 'ask', atAcme()],
    [
      'is silent where the organisation wants no nudges',
      'nudges-off',
      atAcme({ policy: { nudges: false } }),
    ],
    ['is silent where the buyer said never', 'never', withPast({ silenced: 'never' })],
    [
      'is silent where it was no purchase',
      'not-a-purchase',
      withPast({ silenced: 'not-a-purchase' }),
    ],
    ['is silent while snoozed', 'asked-for-quiet', withPast({ quietUntil: inHalfADay })],
    [
      'is silent after not now',
      'asked-for-quiet',
      withPast({ shownAt: daysAgo(1), quietUntil: inSixDays }),
    ],
    ['is silent six days after it was shown', 'shown-lately', withPast({ shownAt: daysAgo(6) })],
    ['invites again after a week', 'ask', withPast({ shownAt: daysAgo(7) })],
    [
      'keeps the organisation’s own period',
      'shown-lately',
      withPast({ shownAt: daysAgo(20) }, { policy: { nudgeEveryDays: 30 } }),
    ],
    [
      'invites at another vendor’s',
      'ask',
      atAcme({ history: { 'other.example': { shownAt: daysAgo(0) } } }),
    ],
    [
      'invites although a clock set back left a date far ahead',
      'ask',
      withPast({ shownAt: daysAgo(-400), quietUntil: daysAgo(-400) }),
    ],
    ['says that a question is under way', 'under-way', atAcme({ consultations: [asked()] })],
    [
      'says so while the question still waits here',
      'under-way',
      atAcme({
        consultations: [asked({}, { delivery: { state: 'waiting', because: 'unreachable' } })],
      }),
    ],
    [
      'says under way no oftener than anything else',
      'shown-lately',
      withPast({ shownAt: daysAgo(1) }, { consultations: [asked()] }),
    ],
    [
      'invites where the desk refused the question',
      'ask',
      atAcme({ consultations: [asked({}, { delivery: { state: 'refused', title: 'No' } })] }),
    ],
    [
      'invites where the last question was withdrawn',
      'ask',
      atAcme({ consultations: [asked({ status: 'withdrawn' })] }),
    ],
    [
      'invites where the last question came to its end',
      'ask',
      atAcme({ consultations: [asked({ outcome: { result: 'bought', at: daysAgo(1) } })] }),
    ],
    [
      'invites where the question is about another vendor',
      'ask',
      atAcme({ consultations: [elsewhere()] }),
    ],
    [
      'invites where the question is from last year',
      'ask',
      atAcme({ consultations: [lastYear()] }),
    ],
    [
      'invites where a share is held out and this is not of it',
      'ask',
      atAcme({ holdOut: { percent: 10, isHeldOut: false } }),
    ],
    ['is silent at what is held out', 'held-out', atAcme({ holdOut: HELD_OUT })],
    [
      'says what is under way also there',
      'under-way',
      atAcme({ holdOut: HELD_OUT, consultations: [asked()] }),
    ],
    [
      'shows advice also there',
      'advice',
      atAcme({ holdOut: HELD_OUT, consultations: [answered()] }),
    ],
    ['shows advice', 'advice', atAcme({ consultations: [answered()] })],
    [
      'shows advice that arrived after it was shown',
      'advice',
      withPast({ shownAt: daysAgo(0.5) }, { consultations: [answered()] }),
    ],
    [
      'shows advice although snoozed',
      'advice',
      withPast({ quietUntil: inHalfADay }, { consultations: [answered()] }),
    ],
    [
      'shows advice again while it was not closed',
      'advice',
      withPast(
        { shownAt: daysAgo(0.1), adviceShown: advice().id },
        { consultations: [answered()] },
      ),
    ],
    [
      'leaves advice that was closed',
      'asked-for-quiet',
      withPast(
        { quietUntil: inHalfADay, adviceShown: advice().id },
        { consultations: [answered()] },
      ),
    ],
    [
      'repeats the advice rather than ask again, a week later',
      'advice',
      withPast({ shownAt: daysAgo(8), adviceShown: advice().id }, { consultations: [answered()] }),
    ],
    [
      'keeps advice from a buyer who said never',
      'never',
      withPast({ silenced: 'never' }, { consultations: [answered()] }),
    ],
  ])('%s', (_, expected, situation) => {
    expect(outcome(situation)).toBe(expected);
  });

  it('shows the newest advice', () => {
    const later = advice({ id: '0b9c3f07-4f2b-4a3a-8a86-94e5f1d8f0aa', at: daysAgo(0.01) });
    const decision = decide(atAcme({ consultations: [asked({ advice: [later, advice()] })] }));
    expect(decision).toMatchObject({ kind: 'advice', advice: { id: later.id } });
  });

  it('knows a vendor by name where the page did not tell its domain', () => {
    const situation = atAcme({ consultations: [asked()] });
    situation.sighting.vendor = { name: 'ACME' };
    expect(outcome(situation)).toBe('under-way');
  });

  it('takes a vendor called like a property of every object for a vendor', () => {
    const situation = atAcme();
    situation.sighting.vendor = { name: 'constructor' };
    expect(outcome(situation)).toBe('ask');
  });
});

describe('the nudge promises', () => {
  const firstAnswer = { medianMs: 7_200_000, answered: 9 };

  it('how soon IT answers, once enough answers tell', () => {
    expect(promised({ organisation: { catalogue: [], firstAnswer } }).answeredInMs).toBe(7_200_000);
    const few = { catalogue: [], firstAnswer: { ...firstAnswer, answered: 2 } };
    expect(promised({ organisation: few }).answeredInMs).toBeUndefined();
    expect(promised({ organisation: null }).answeredInMs).toBeUndefined();
  });

  it('the person whom the policy names, else the one the desk names, else nobody', () => {
    const organisation = { catalogue: [], contact: 'Sam' };
    expect(promised({ organisation, policy: { contactName: 'Priya' } }).contact).toBe('Priya');
    expect(promised({ organisation }).contact).toBe('Sam');
    expect(promised({}).contact).toBeUndefined();
  });

  it('no answer at all where there is no desk', () => {
    const alone = promised({ connection: { state: 'no-desk' }, organisation: null });
    expect(alone).toMatchObject({ askable: false, answeredInMs: undefined });
  });
});

describe('what the organisation already knows', () => {
  it('makes an approved vendor a quiet tick', () => {
    expect(knowing(entry({ owner: 'Dana' }))).toMatchObject({ kind: 'approved', owner: 'Dana' });
    expect(knowing(entry({ spareSeats: 0 }))).toMatchObject({ kind: 'approved' });
  });

  it('counts the policy’s list where no desk has one', () => {
    const situation = atAcme({ organisation: null, policy: { catalogue: [entry({})] } });
    expect(outcome(situation)).toBe('approved');
  });

  it('tells of unused licences before anything is bought', () => {
    const { gains } = asking(knowing(entry({ spareSeats: 5, owner: 'Dana' })));
    expect(gains).toEqual([{ kind: 'licensed', spareSeats: 5, owner: 'Dana' }]);
  });

  it('names approved software for the same purpose', () => {
    const similar = entry({ name: 'Boardly', domains: [], category: 'Whiteboards' });
    const decision = decide(
      atAcme({ organisation: { catalogue: [similar] }, vendorFacts: { category: 'whiteboards' } }),
    );
    expect(asking(decision).gains).toEqual([{ kind: 'alternatives', names: ['Boardly'] }]);
  });

  it('says why a vendor is discouraged, with what to use instead', () => {
    const { gains } = asking(
      knowing(
        entry({ status: 'discouraged', note: 'Data stays abroad.', alternatives: ['Paper'] }),
      ),
    );
    expect(gains).toEqual([
      { kind: 'alternatives', names: ['Paper'] },
      { kind: 'discouraged', note: 'Data stays abroad.' },
    ]);
  });

  it('tells that IT is looking at it already', () => {
    expect(asking(knowing(entry({ status: 'under-review' }))).gains).toEqual([
      { kind: 'under-review' },
    ]);
  });

  it('tells what the vendor charges for and lacks, at most two things in all', () => {
    const facts = { singleSignOnCostsExtra: true, secondFactor: false };
    expect(asking(decide(atAcme({ vendorFacts: facts }))).gains).toEqual([
      { kind: 'sso-costs-extra' },
      { kind: 'no-second-factor' },
    ]);
    const reviewed = { catalogue: [entry({ status: 'under-review' })] };
    const both = decide(atAcme({ vendorFacts: facts, organisation: reviewed }));
    expect(asking(both).gains).toHaveLength(2);
  });

  it('tells of the terms that IT has, also for an approved vendor', () => {
    const terms = '20 % off from ten seats';
    expect(asking(knowing(entry({ terms }))).gains).toEqual([{ kind: 'terms', terms }]);
  });

  it('tells how many others are asking, by the vendor’s domain or its name', () => {
    const demand = { 'acme.example': 3, 'other.example': 9 };
    expect(promised({ organisation: { catalogue: [], demand } }).gains).toEqual([
      { kind: 'demand', others: 3 },
    ]);
    const byName = { catalogue: [], demand: { acme: 2 } };
    expect(promised({ organisation: byName }).gains).toEqual([{ kind: 'demand', others: 2 }]);
    const elsewhere = { catalogue: [], demand: { 'other.example': 9 } };
    expect(promised({ organisation: elsewhere }).gains).toEqual([]);
  });

  it('claims nothing where nothing is known', () => {
    expect(asking(decide(atAcme({ vendorFacts: {} }))).gains).toEqual([]);
  });
});

function asking(decision: Decision) {
  if (!decision.show || decision.kind !== 'ask')
    throw new Error(`not asking: ${JSON.stringify(decision)}`);
  return decision;
}

function elsewhere(): ConsultationRecord {
  const record = asked();
  return { ...record, request: { ...record.request, vendor: { name: 'Other' } } };
}

function lastYear(): ConsultationRecord {
  const record = asked();
  return { ...record, request: { ...record.request, createdAt: daysAgo(300) } };
}
