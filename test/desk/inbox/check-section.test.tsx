// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { CheckSection } from '../../../desk/inbox/deploy/CheckSection.tsx';
import { InWords } from '../../../desk/inbox/parts/InWords.tsx';
import { buyersWording, inboxWording } from '../../../desk/inbox/words.ts';
import { A_POLICY } from '../../policy/a-policy.ts';

const spoken = { language: 'en', formats: 'en' } as const;
const wording = await inboxWording(spoken);
const buyers = await buyersWording('en');
const ids = { chromiumId: 'abcdefghijklmnopabcdefghijklmnop', firefoxId: 'rp@corp.example' };

afterEach(cleanup);

async function paste(policy: object): Promise<void> {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <InWords spoken={spoken} wording={wording}>
        <CheckSection ids={ids} />
      </InWords>
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByLabelText('Policy'), { target: { value: JSON.stringify(policy) } });
  await screen.findByText('Would a page be spotted?');
}
const nudge = () => document.querySelector('.nudge-preview')?.shadowRoot?.textContent ?? '';

describe('a pasted policy', () => {
  it('with every key shows the nudge about its catalogue and its own questions', async () => {
    await paste({ ...A_POLICY, languages: ['en'] });
    expect(screen.getByText(`${Object.keys(A_POLICY).length} keys understood.`)).toBeTruthy();
    expect(nudge()).toContain('Workplace team');
    expect(screen.getByLabelText('Whose budget pays for it?')).toBeTruthy();
  });

  it('that has buyers spoken to in German shows them German', async () => {
    await paste({ mailTo: 'it@corp.example', contactName: 'Priya', languages: ['de'] });
    expect(await screen.findByLabelText('Wofür ist es gedacht?')).toBeTruthy();
    expect(nudge()).toContain('Fragen Sie zuerst Priya');
  });

  it('says what does not fit in plain words', async () => {
    await paste({ keepDays: 'a year', nudgeEvryDays: 14 });
    const said = [...document.querySelectorAll('.problems li')].map((item) => item.textContent);
    expect(said).toEqual([
      'keepDays "a year"it has to be a whole number',
      'nudgeEvryDays 14there is no such setting',
    ]);
  });

  it('whose only software is approved shows the quiet tick', async () => {
    const catalogue = [{ name: 'Outline', domains: ['outline.example'], status: 'approved' }];
    await paste({ catalogue });
    expect(nudge()).toContain('Outline');
  });

  it('that switches nudges off says so in place of one', async () => {
    await paste({ nudges: false });
    expect(document.querySelector('.nudge-preview')).toBeNull();
    expect(screen.getByText('No nudge (nudges-off).')).toBeTruthy();
  });

  it('adds up what is answered', async () => {
    await paste({ deskUrl: 'https://desk.example' });
    const question = screen.getByLabelText('What information will it hold?');
    fireEvent.change(question, { target: { value: 'personal' } });
    expect(document.querySelector('output.notice strong')?.textContent).toBe(
      buyers.t('assessment.level.consult'),
    );
  });
});
