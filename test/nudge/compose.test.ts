import { beforeAll, describe, expect, it } from 'vitest';

import type { Nudge } from '../../lib/messages.ts';
import { compose } from '../../lib/nudge/compose.ts';
import { type Situation, decide } from '../../lib/nudge/decide.ts';
import type { Wording } from '../../lib/wording.ts';
import { wordingOf } from '../locale.ts';
import { NOW, advice, asked, atAcme } from './situation.ts';

let english: Wording;
beforeAll(async () => {
  english = await wordingOf('en');
});

function said(situation: Situation): Nudge {
  const decision = decide(situation);
  if (!decision.show) throw new Error(decision.because);
  return compose(decision, english, NOW);
}

describe('the nudge says', () => {
  it('who answers, how fast, and that the buyer decides', () => {
    const nudge = said(
      atAcme({
        organisation: {
          catalogue: [],
          contact: 'Priya in IT',
          firstAnswer: { medianMs: 7_200_000, answered: 12 },
        },
      }),
    );
    expect(nudge).toMatchObject({
      tone: 'ask',
      title: 'Buying Acme Pro? Ask Priya in IT first.',
      lines: ['Takes a minute, usually answered in 2 hours. You still decide.'],
      action: 'Ask IT – one minute',
    });
  });

  it('no time where none is known', () => {
    expect(said(atAcme()).lines).toEqual(['Takes a minute. You still decide.']);
  });

  it('nothing of IT where there is no desk', () => {
    const nudge = said(atAcme({ connection: { state: 'no-desk' }, organisation: null }));
    expect(JSON.stringify([nudge.title, nudge.lines, nudge.action])).not.toMatch(/\bIT\b/);
  });

  it('the gain first, in the title where it is a licence to be had', () => {
    const catalogue = [
      { name: 'Acme', domains: [], status: 'approved' as const, spareSeats: 1, owner: 'Dana' },
    ];
    expect(said(atAcme({ organisation: { catalogue } }))).toMatchObject({
      tone: 'gain',
      title: 'You may not need to buy Acme',
      lines: ['Your company has a licence nobody uses. Dana hands them out.', expect.anything()],
    });
  });

  it('what IT can get from the vendor, and how many others ask', () => {
    const catalogue = [
      {
        name: 'Acme',
        domains: [],
        status: 'approved' as const,
        terms: 'half price as a charity',
      },
    ];
    const nudge = said(atAcme({ organisation: { catalogue, demand: { 'acme.example': 3 } } }));
    expect(nudge.lines.slice(0, 2)).toEqual([
      'Through IT: half price as a charity',
      '3 others are asking IT about Acme, too.',
    ]);
  });

  it('nothing but the name and who looks after it at an approved vendor', () => {
    const catalogue = [{ name: 'Acme', domains: [], status: 'approved' as const, owner: 'Dana' }];
    expect(said(atAcme({ organisation: { catalogue } }))).toMatchObject({
      tone: 'approved',
      title: 'Acme is approved. Dana looks after it.',
      lines: [],
      action: null,
      answers: [],
    });
  });

  it('when the question was sent, while it is under way', () => {
    expect(said(atAcme({ consultations: [asked()] })).lines).toEqual(['Sent yesterday.']);
    const waiting = asked({}, { delivery: { state: 'waiting', because: 'unreachable' } });
    expect(said(atAcme({ consultations: [waiting] })).lines).toEqual([
      'Saved here, on its way to IT.',
    ]);
  });

  it.each([
    [advice(), 'Priya: go ahead with Acme'],
    [advice({ verdict: 'go-ahead-with-conditions' }), 'Priya: go ahead with Acme, on conditions'],
    [advice({ verdict: 'use-this-instead', alternative: 'Paper' }), 'Priya: better use Paper'],
    [advice({ verdict: 'use-this-instead' }), 'Priya: better use something else'],
    [advice({ verdict: 'lets-talk' }), 'Priya would like to talk about Acme'],
  ])('what IT advises: $verdict', (given, title) => {
    const nudge = said(atAcme({ consultations: [asked({ advice: [given] })] }));
    expect(nudge).toMatchObject({ tone: 'advice', title, lines: ['Fine by us.'] });
  });

  it('a name from the page in bounds and in one line, whatever the page wrote', () => {
    const situation = atAcme();
    const wild = `<b>\u202eAcme\n${'x'.repeat(10_000)}`;
    situation.sighting.vendor = { name: wild };
    situation.sighting.offer = { product: wild };
    const nudge = said(situation);
    expect(nudge.title.length).toBeLessThan(100);
    expect(nudge.title).not.toMatch(/[\n\u202e]/);
    expect(nudge.title).toContain('<b> Acme');
  });

  it('something in every place that has words', () => {
    const situations = [
      atAcme(),
      atAcme({ connection: { state: 'no-desk' } }),
      atAcme({ vendorFacts: { singleSignOnCostsExtra: true, secondFactor: false } }),
      atAcme({ consultations: [asked()] }),
      atAcme({ consultations: [asked({ advice: [advice()] })] }),
    ];
    for (const nudge of situations.map(said)) {
      const { label, title, moreLabel, closeLabel, action, lines, answers } = nudge;
      const words = [
        label,
        title,
        moreLabel,
        closeLabel,
        action,
        ...lines,
        ...answers.map((a) => a.label),
      ];
      expect(words.filter((word) => !word || /\{\w+\}/.test(word))).toEqual([]);
    }
  });
});
