// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import type { ConsultationRecord, Reached } from '../../lib/consultation/consultation-record.ts';
import type { StateValue } from '../../lib/state.ts';
import { conversation, request, sighting } from './examples.ts';
import { TAB, renderPopup } from './render-popup.tsx';

const policy: StateValue<'policy'> = {
  managed: true,
  policy: {
    contactName: 'Priya in IT',
    slackWebhook: 'https://hooks.slack.com/services/T0/B0/x',
    mailTo: 'it@corp.example',
  },
  problems: [],
};
const at = request.createdAt;
const slackHasIt: Reached = {
  channel: 'slack',
  delivery: { state: 'received', at },
  receivedAt: at,
};
const draft: Reached = { channel: 'email', delivery: { state: 'by-hand' } };

const recordOf = (
  direct: Reached[],
  delivery: ConsultationRecord['delivery'],
  more: Partial<ConsultationRecord> = {},
): ConsultationRecord => ({ request, delivery, direct, pending: [], seenRevision: 9, ...more });

const popup = (consultations: ConsultationRecord[]) =>
  renderPopup(
    { sightings: { [TAB]: sighting }, policy, connection: { state: 'direct' }, consultations },
    consultations.length > 0 ? { consultation: request.id } : {},
  );

describe('where there is no desk', () => {
  it('the buyer reads where it goes and where the answer comes before sending', async () => {
    const refused = recordOf([], { state: 'refused', title: 'No' }, {});
    await popup([refused]);
    fireEvent.click(screen.getByRole('button', { name: 'Change and send again' }));
    expect(screen.getByText(/straight to IT by Slack and E-mail/)).toBeTruthy();
    expect(screen.queryByText('Show it as it is sent')).toBeNull();
  });

  it('each channel says how it stands, a refusal with its reason and another try', async () => {
    const refusal = {
      state: 'refused',
      title: 'Slack did not take it',
      detail: 'gone (410)',
    } as const;
    const { said } = await popup([
      recordOf([{ channel: 'slack', delivery: refusal }, draft], { state: 'by-hand' }),
    ]);
    expect(await screen.findByText('Slack did not take it – gone (410)')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toMatch(/draft until you send it/);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(said('retry')).toEqual([{ type: 'retry', consultation: request.id }]);
  });

  it('the draft opens in the buyer’s mail program, and is sent when the buyer says so', async () => {
    const { said } = await popup([recordOf([draft], { state: 'by-hand' })]);
    const link = await screen.findByRole('link', { name: 'Open the draft' });
    expect(link.getAttribute('href')).toMatch(/^mailto:it@corp\.example\?subject=Linkwell/);
    fireEvent.click(screen.getByRole('button', { name: 'I have sent it' }));
    expect(said('mailed')).toEqual([{ type: 'mailed', consultation: request.id }]);
  });

  it('the buyer keeps what IT answered elsewhere, and says the outcome', async () => {
    const { said } = await popup([recordOf([slackHasIt], { state: 'received', at })]);
    expect(screen.getByRole('status').textContent).toMatch(/answers you outside this browser/);
    fireEvent.click(await screen.findByText('Priya in IT has answered'));
    fireEvent.change(screen.getByLabelText('The answer'), { target: { value: 'lets-talk' } });
    fireEvent.change(screen.getByLabelText('In their words'), { target: { value: ' Call me. ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Keep it here' }));
    expect(said('note-advice')).toEqual([
      {
        type: 'note-advice',
        consultation: request.id,
        verdict: 'lets-talk',
        message: 'Call me.',
      },
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'I let it go' }));
    expect(said('conclude')[0]!.outcome.result).toBe('dropped');
  });

  it('nobody is offered a reply that only a desk could bring', async () => {
    await popup([recordOf([slackHasIt], { state: 'received', at }, { conversation })]);
    expect(await screen.findByText('Slack')).toBeTruthy();
    expect(screen.queryByLabelText('Your reply')).toBeNull();
  });
});
