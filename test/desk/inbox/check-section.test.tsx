// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { parseYAML } from 'confbox';
import { afterEach, describe, expect, it } from 'vitest';

import { WordingProvider } from '../../../components/wording-context.ts';
import { CheckSection } from '../../../desk/inbox/deploy/CheckSection.tsx';
import { type Words, lookupIn } from '../../../desk/inbox/lookup.ts';
import { wording } from '../../../lib/wording.ts';
import { A_POLICY } from '../../policy/a-policy.ts';

const words = ['desk/inbox/words/en.yml', 'locales/en.yml'].map((file) =>
  parseYAML<Words>(readFileSync(file, 'utf8')),
);
const ids = { chromiumId: 'abcdefghijklmnopabcdefghijklmnop', firefoxId: 'rp@corp.example' };

afterEach(cleanup);

function paste(policy: object): void {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WordingProvider value={wording('en', lookupIn(words))}>
        <CheckSection ids={ids} />
      </WordingProvider>
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByLabelText('Policy'), { target: { value: JSON.stringify(policy) } });
}
const nudge = () => document.querySelector('.nudge-preview')?.shadowRoot?.textContent ?? '';

describe('a pasted policy', () => {
  it('with every key shows the nudge about its catalogue and its own questions', () => {
    paste({ ...A_POLICY, languages: ['en'] });
    expect(screen.getByText(`${Object.keys(A_POLICY).length} keys understood.`)).toBeTruthy();
    expect(nudge()).toContain('Workplace team');
    expect(screen.getByLabelText('Whose budget pays for it?')).toBeTruthy();
  });

  it('that has buyers spoken to in German shows them German', async () => {
    paste({ mailTo: 'it@corp.example', contactName: 'Priya', languages: ['de'] });
    expect(await screen.findByLabelText('Wofür ist es gedacht?')).toBeTruthy();
    expect(nudge()).toContain('Fragen Sie zuerst Priya');
  });

  it('says what does not fit in plain words', () => {
    paste({ keepDays: 'a year', nudgeEvryDays: 14 });
    const said = [...document.querySelectorAll('.problems li')].map((item) => item.textContent);
    expect(said).toEqual([
      'keepDays "a year"it has to be a whole number',
      'nudgeEvryDays 14there is no such setting',
    ]);
  });

  it('whose only software is approved shows the quiet tick', () => {
    const catalogue = [{ name: 'Outline', domains: ['outline.example'], status: 'approved' }];
    paste({ catalogue });
    expect(nudge()).toContain('Outline');
  });

  it('that switches nudges off says so in place of one', () => {
    paste({ nudges: false });
    expect(document.querySelector('.nudge-preview')).toBeNull();
    expect(screen.getByText('No nudge (nudges-off).')).toBeTruthy();
  });

  it('adds up what is answered', () => {
    paste({ deskUrl: 'https://desk.example' });
    const question = screen.getByLabelText('What information will it hold?');
    fireEvent.change(question, { target: { value: 'personal' } });
    expect(document.querySelector('output.notice strong')?.textContent).toBe(
      wording('en', lookupIn(words)).t('assessment.level.consult'),
    );
  });
});
