// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { write } from '../../lib/browser/stored.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import { answered, connected, conversation, organisation, request, sighting } from './examples.ts';
import { renderPopup, TAB } from './render-popup.tsx';

const inSomeSeconds = () => new Date(Date.now() + 8_000).toISOString();

const popupWith = (record: ConsultationRecord, answer?: Parameters<typeof renderPopup>[1]) =>
  renderPopup(
    {
      sightings: { [TAB]: sighting },
      connection: connected,
      organisation,
      consultations: [record],
    },
    answer,
  );

const onItsWay = (delivery: ConsultationRecord['delivery']): ConsultationRecord => ({
  request,
  delivery,
  pending: [],
  seenRevision: 0,
});

const sendReply = async (value: string) => {
  fireEvent.change(screen.getByLabelText('Your reply'), { target: { value } });
  fireEvent.click(screen.getByRole('button', { name: 'Send reply' }));
  await act(async () => {});
};

describe('a consultation', () => {
  it.each<[string, ConsultationRecord, RegExp]>([
    ['held', onItsWay({ state: 'held', until: inSomeSeconds() }), /Goes out in a few seconds/],
    [
      'waiting for the network',
      onItsWay({ state: 'waiting', because: 'unreachable' }),
      /cannot be reached just now/,
    ],
    [
      'without a desk',
      onItsWay({ state: 'waiting', because: 'not-connected' }),
      /not connected to IT’s desk yet/,
    ],
    ['refused', onItsWay({ state: 'refused', title: 'Too long.' }), /did not take it/],
    [
      'received',
      { ...answered, conversation: { ...conversation, status: 'open', advice: [] } },
      /IT has received it/,
    ],
    [
      'looked at',
      { ...answered, conversation: { ...conversation, status: 'in-review', advice: [] } },
      /IT is looking at it/,
    ],
    ['answered', answered, /IT has answered/],
  ])('that is %s says so', async (_, record, text) => {
    await popupWith(record, { consultation: request.id });
    expect(screen.getByRole('status').textContent).toMatch(text);
  });

  it('counts down no more seconds than there are, whatever the clock was set to', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    await popupWith(onItsWay({ state: 'held', until: tomorrow }));
    expect(screen.getByRole('button', { name: /^Undo/ }).textContent).toBe('Undo 10');
  });

  it('can be undone, and is then as it was before sending', async () => {
    const { said } = await popupWith(onItsWay({ state: 'held', until: inSomeSeconds() }));
    fireEvent.click(screen.getByRole('button', { name: /^Undo/ }));
    await screen.findByRole('button', { name: 'Send to Priya in IT' });
    expect(said('undo-request')).toEqual([{ type: 'undo-request', id: request.id }]);
    expect(screen.getByLabelText('Anything to add?')).toHaveProperty('value', 'For the workshop.');
  });

  it('that was refused can be changed and sent again, as a new one', async () => {
    const { said } = await popupWith(onItsWay({ state: 'refused', title: 'Too long.' }), {
      consultation: request.id,
    });
    fireEvent.click(screen.getByRole('button', { name: 'Change and send again' }));
    expect(screen.getByLabelText('Anything to add?')).toHaveProperty('value', 'For the workshop.');
    fireEvent.click(screen.getByRole('button', { name: 'Send to Priya in IT' }));
    expect(said('send-request')[0]!.request.id).not.toBe(request.id);
  });

  it('shows IT’s advice with its conditions, and counts it as seen', async () => {
    const { said } = await popupWith(answered);
    expect(screen.getByText('Go ahead, with conditions')).toBeTruthy();
    expect(screen.getByText('Fine for the design team.')).toBeTruthy();
    expect(screen.getByText('Sign in with your work account')).toBeTruthy();
    expect(said('mark-seen')).toEqual([
      { type: 'mark-seen', consultation: request.id, revision: 4 },
    ]);
  });

  it('shows what IT says while it is open', async () => {
    await popupWith({ ...answered, conversation: { ...conversation, status: 'open', advice: [] } });
    expect(screen.queryByText('Fine for the design team.')).toBeNull();
    await act(() => write('consultations', [answered]));
    expect(screen.getByText('Fine for the design team.')).toBeTruthy();
  });

  it('takes a reply and shows it on its way', async () => {
    const { said } = await popupWith(answered);
    fireEvent.change(screen.getByLabelText('Your reply'), { target: { value: ' Five of us. ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Send reply' }));
    expect(said('reply')).toEqual([
      { type: 'reply', id: expect.any(String), consultation: request.id, text: 'Five of us.' },
    ]);
  });

  it('says once what is pressed twice, and anew what was changed in between', async () => {
    const { said } = await popupWith(answered, {
      answer: () => ({ ok: false, title: 'Not now.' }),
    });
    await sendReply('Five of us.');
    await sendReply('Five of us.');
    await sendReply('Six of us.');
    const [first, again, changed] = said('reply').map(({ id }) => id);
    expect(again).toBe(first);
    expect(changed).not.toBe(first);
  });

  it('takes the outcome in one tap and asks whether the advice was useful', async () => {
    const { said } = await popupWith(answered);
    fireEvent.click(screen.getByRole('button', { name: 'I bought it with changes' }));
    expect(said('conclude')[0]!.outcome.result).toBe('bought-with-changes');
    const outcome = { result: 'bought-with-changes' as const, at: '2026-01-01T00:00:00.000Z' };
    await act(() =>
      write('consultations', [{ ...answered, conversation: { ...conversation, outcome } }]),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Yes' }));
    expect(said('conclude')[1]!.outcome).toMatchObject({
      result: 'bought-with-changes',
      useful: true,
    });
  });

  it.each([
    ['Take it back', 'Yes, take it back', 'withdraw'],
    ['Delete here', 'Yes, delete', 'forget'],
  ] as const)('«%s» asks once more', async (wish, sure, type) => {
    const { said } = await popupWith({
      ...answered,
      conversation: { ...conversation, status: 'open' },
    });
    fireEvent.click(screen.getByRole('button', { name: wish }));
    expect(said(type)).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: sure }));
    expect(said(type)).toEqual([{ type, consultation: request.id }]);
  });

  it('asks once more, and whoever stays stands where they were', async () => {
    await popupWith(answered, { consultation: request.id });
    const wish = screen.getByRole('button', { name: 'Delete here' });
    wish.focus();
    fireEvent.click(wish);
    expect(document.activeElement?.textContent).toBe('Keep it');
    fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(document.activeElement).toBe(wish);
  });

  it('can be taken back while it waits, once', async () => {
    const waiting = onItsWay({ state: 'waiting', because: 'unreachable' });
    const { said } = await popupWith(waiting, { consultation: request.id });
    fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
    fireEvent.click(screen.getByRole('button', { name: 'Yes, take it back' }));
    expect(said('withdraw')).toEqual([{ type: 'withdraw', consultation: request.id }]);
    const { delivery } = waiting;
    const id = crypto.randomUUID();
    const at = request.createdAt;
    await act(() =>
      write('consultations', [{ ...waiting, pending: [{ kind: 'withdrawal', id, at, delivery }] }]),
    );
    expect(screen.queryByRole('button', { name: 'Take it back' })).toBeNull();
  });

  it('is read from its heading, by whoever hears it', async () => {
    await popupWith(answered, { consultation: request.id });
    expect(document.activeElement?.textContent).toBe('Linkwell');
  });

  it('is found again in the list, the newest first', async () => {
    const older = {
      ...answered,
      seenRevision: 4,
      request: {
        ...request,
        id: crypto.randomUUID(),
        createdAt: '2025-01-01T00:00:00.000Z',
        vendor: { name: 'Drawhub' },
      },
    };
    await renderPopup({ consultations: [older, answered] });
    fireEvent.click(screen.getByRole('button', { name: 'My consultations' }));
    const entries = (await screen.findAllByRole('listitem')).map((entry) => entry.textContent);
    expect(entries[0]).toMatch(/^LinkwellNew from IT/);
    expect(entries[1]).toMatch(/^DrawhubAnswered/);
    fireEvent.click(screen.getByRole('button', { name: /^Linkwell/ }));
    expect(await screen.findByText('Fine for the design team.')).toBeTruthy();
  });

  it('that ended in a purchase offers a reminder before it renews', async () => {
    const outcome = { result: 'bought' as const, at: '2026-01-01T00:00:00.000Z' };
    const { said } = await popupWith(
      { ...answered, conversation: { ...conversation, outcome } },
      { consultation: request.id },
    );
    fireEvent.change(screen.getByLabelText('Look at it again on'), {
      target: { value: '2027-02-01' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Remind me' }));
    const reminder = { vendor: 'Linkwell', on: '2027-02-01' };
    expect(said('remind')).toEqual([{ type: 'remind', subject: 'linkwell.example', reminder }]);
    await act(() => write('reminders', { 'linkwell.example': reminder }));
    expect(screen.getByText('You will be reminded on Feb 1, 2027.')).toBeTruthy();
  });
});

describe('a reminder that is due', () => {
  it('offers to ask again or to be done with it', async () => {
    const { said } = await renderPopup({
      reminders: { 'linkwell.example': { vendor: 'Linkwell', on: '2026-01-01' } },
    });
    expect(screen.getByText('Linkwell may renew soon')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(said('remind')).toEqual([
      { type: 'remind', subject: 'linkwell.example', reminder: null },
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Ask about it' }));
    expect(await screen.findByRole('heading', { name: 'Buying Linkwell?' })).toBeTruthy();
  });
});
