// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { requestRows } from '../../entrypoints/popup/request-rows.ts';
import { write } from '../../lib/browser/stored.ts';
import { wordingOf } from '../locale.ts';
import { answered, connected, organisation, sighting } from './examples.ts';
import { press, renderPopup, TAB } from './render-popup.tsx';

const atCheckout = { sightings: { [TAB]: sighting }, connection: connected, organisation };
const noCatalogue = { ...organisation, value: { ...organisation.value, catalogue: [] } };

describe('asking about a spotted purchase', () => {
  it('shows what was spotted and what the organisation knows before any question', async () => {
    await renderPopup(atCheckout);
    expect(screen.getByRole('heading', { name: 'Buying Linkwell?' })).toBeTruthy();
    expect(screen.getByText('€60 a month')).toBeTruthy();
    expect(screen.getByText('IT is already looking at Linkwell')).toBeTruthy();
    expect(screen.getByText('12 seats are free · Ask Sam')).toBeTruthy();
  });

  it('shows what IT can get and how many others ask', async () => {
    const [boardly, linkwell] = organisation.value.catalogue;
    const catalogue = [boardly!, { ...linkwell!, terms: '20 % off from ten seats' }];
    const value = { ...organisation.value, catalogue, demand: { 'linkwell.example': 4 } };
    await renderPopup({ ...atCheckout, organisation: { ...organisation, value } });
    expect(screen.getByText('Through IT: 20 % off from ten seats')).toBeTruthy();
    expect(screen.getByText('4 others are asking IT about Linkwell, too.')).toBeTruthy();
  });

  it('leads from the checkout to the sent request in nine key presses', async () => {
    const { said } = await renderPopup(atCheckout);
    press('Enter', '2', '3', '2', '2', '2', '2', 'Enter', 'Enter');
    const sent = said('send-request')[0]!.request;
    expect(sent.answers.map(({ question, option }) => `${question}: ${option}`)).toEqual([
      'purpose: efficiency',
      'customer: no',
      'good-enough: partly',
      'information: internal',
      'interpretation: team',
      'impact: team',
      'commitment: monthly',
    ]);
    expect(sent.assessment?.level).toBe('talk');
  });

  it('shows in the preview exactly what it sends', async () => {
    const { said } = await renderPopup(atCheckout);
    press('Enter', '2', '3', '2', '3', 'Enter');
    fireEvent.change(screen.getByLabelText('Anything to add?'), {
      target: { value: 'It is for Tuesday.' },
    });
    fireEvent.change(screen.getByLabelText('Needed by'), { target: { value: '2027-03-09' } });
    const shown = [...document.querySelectorAll('.request-rows dd')].map((row) => row.textContent);
    const raw = document.querySelector('pre')!.textContent;
    fireEvent.click(screen.getByRole('button', { name: 'Send to Priya in IT' }));
    const sent = said('send-request')[0]!.request;
    expect(JSON.parse(raw)).toEqual(sent);
    expect(shown).toEqual(requestRows(sent, await wordingOf('en')).map(({ value }) => value));
    expect(sent.note).toBe('It is for Tuesday.');
    expect(sent.neededBy).toBe('2027-03-09');
  });

  it('leaves the address of the page out where the organisation wants it so', async () => {
    const policy = { managed: true, policy: { pageAddress: false }, problems: [] };
    const { said } = await renderPopup({ ...atCheckout, policy });
    press('Enter', '2', '3', '2', '3', 'Enter');
    fireEvent.click(screen.getByRole('button', { name: /^Send to/ }));
    expect(said('send-request')[0]!.request.url).toBeUndefined();
  });

  it('leaves out what the buyer takes out, and puts it back', async () => {
    const { said } = await renderPopup(atCheckout);
    press('Enter', '2', '3', '2', '3', 'Enter');
    for (const part of ['Page', 'Price', 'Assessment', 'What is it for?']) {
      fireEvent.click(screen.getByRole('button', { name: `Take out ${part}` }));
    }
    fireEvent.click(screen.getByRole('button', { name: 'Put back Page' }));
    fireEvent.click(screen.getByRole('button', { name: 'Send to Priya in IT' }));
    const sent = said('send-request')[0]!.request;
    expect(sent.url).toBe(sighting.url);
    expect(sent.offer).toEqual({ plan: 'Team', seats: 5, period: 'month' });
    expect(sent.assessment).toBeUndefined();
    expect(sent.answers.some(({ question }) => question === 'purpose')).toBe(false);
  });

  it('lets the buyer correct what the page told', async () => {
    const { said } = await renderPopup(atCheckout);
    fireEvent.click(screen.getByRole('button', { name: 'Correct this' }));
    fireEvent.change(await screen.findByLabelText('Vendor'), {
      target: { value: 'Linkwell GmbH' },
    });
    fireEvent.change(screen.getByLabelText('Price'), { target: { value: '1188.5' } });
    fireEvent.change(screen.getByLabelText('Paid'), { target: { value: 'year' } });
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.getByText('€1,188.50 a year')).toBeTruthy();
    await waitFor(() => expect(said('save-draft').at(-1)?.draft?.vendorName).toBe('Linkwell GmbH'));
    expect(said('save-draft').at(-1)?.draft?.offer).toEqual({
      plan: 'Team',
      seats: 5,
      price: { minor: 118_850, currency: 'EUR' },
      period: 'year',
    });
  });

  it('goes back and forth without losing an answer', async () => {
    await renderPopup(atCheckout);
    press('Enter', '2', '1');
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByRole('button', { name: 'Yes, directly' }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(
      screen.getByRole('button', { name: 'Working faster or better' }).getAttribute('aria-pressed'),
    ).toBe('true');
    press('1');
    expect(
      screen.getByRole('heading', { name: 'Do we already have something good enough?' }),
    ).toBeTruthy();
  });

  it('moves between the choices with the arrow keys, round the end', async () => {
    await renderPopup(atCheckout);
    press('Enter', 'ArrowUp');
    expect(document.activeElement?.textContent).toContain('not sure');
    press('ArrowDown', 'ArrowDown', 'Enter');
    expect(
      screen.getByRole('heading', { name: 'Will an external customer feel the difference?' }),
    ).toBeTruthy();
  });

  it('goes on where a closed popup stopped', async () => {
    const answers = { purpose: 'cost', customer: 'no' };
    await renderPopup({
      ...atCheckout,
      drafts: {
        'linkwell.example': { answers, note: 'Half a sent', savedAt: '2026-01-01T00:00:00.000Z' },
      },
    });
    fireEvent.click(screen.getByRole('button', { name: /Go on where you stopped/ }));
    expect(
      screen.getByRole('heading', { name: 'Do we already have something good enough?' }),
    ).toBeTruthy();
  });

  it('asks for nothing when nothing stands in the way', async () => {
    const { said } = await renderPopup({ ...atCheckout, organisation: noCatalogue });
    press('Enter', '2', '3', '3', '1', '1', '1');
    expect(screen.getByRole('heading', { name: 'Nothing stands in your way' })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Done');
    expect(screen.getByText('Your decision. Nothing has been sent.')).toBeTruthy();
    expect(said('send-request')).toEqual([]);
  });

  it('tells afterwards, too', async () => {
    const { said } = await renderPopup(atCheckout);
    fireEvent.click(screen.getByRole('button', { name: 'I have bought it already' }));
    expect(screen.getByRole('heading', { name: 'Bought Linkwell?' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^Start/ }));
    press('2', '3', '2', '3', 'Enter', 'Enter');
    expect(said('send-request')[0]!.request.timing).toBe('after');
  });

  it('says plainly when nothing can be delivered yet', async () => {
    await renderPopup({ sightings: { [TAB]: sighting } });
    press('Enter', '2', '3', '2', '3', 'Enter');
    expect(screen.getByText(/not connected to IT’s desk yet/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Send to IT' })).toBeTruthy();
  });

  it('keeps the preview open and says why when sending is refused', async () => {
    await renderPopup(atCheckout, {
      answer: (message) =>
        message.type === 'send-request'
          ? { ok: false, title: 'There is no room left.' }
          : { ok: true },
    });
    press('Enter', '2', '3', '2', '3', 'Enter', 'Enter');
    expect((await screen.findByRole('alert')).textContent).toBe('There is no room left.');
    expect(screen.getByRole('button', { name: 'Send to Priya in IT' })).toBeTruthy();
  });

  it('keeps what was written when the buyer looks at something else at once', async () => {
    const { said } = await renderPopup({
      ...atCheckout,
      consultations: [
        { ...answered, request: { ...answered.request, vendor: { name: 'Drawhub' } } },
      ],
    });
    press('Enter', '2', '3', '2', '3', 'Enter');
    fireEvent.change(screen.getByLabelText('Anything to add?'), { target: { value: 'Half a' } });
    fireEvent.click(screen.getByRole('button', { name: 'My consultations' }));
    await screen.findByRole('heading', { name: 'My consultations' });
    expect(said('save-draft').at(-1)?.draft?.note).toBe('Half a');
  });

  it('goes on with what another open popup has answered and written', async () => {
    const { said } = await renderPopup(atCheckout);
    press('Enter', '2');
    await waitFor(() => expect(said('save-draft')).toHaveLength(1));
    const answers = { purpose: 'cost', customer: 'no', 'good-enough': 'partly' };
    const savedAt = new Date(Date.now() + 1000).toISOString();
    await act(() => write('drafts', { 'linkwell.example': { answers, note: 'Two', savedAt } }));
    press('3', '3', 'Enter');
    expect(screen.getByLabelText('Anything to add?')).toHaveProperty('value', 'Two');
  });

  it('keeps what is being written while another popup writes', async () => {
    const { said } = await renderPopup(atCheckout);
    press('Enter', '2', '3', '2', '3', 'Enter');
    const note = screen.getByLabelText('Anything to add?');
    fireEvent.change(note, { target: { value: 'Mine' } });
    const savedAt = new Date().toISOString();
    await act(() => write('drafts', { 'linkwell.example': { answers: {}, note: 'Two', savedAt } }));
    expect(note).toHaveProperty('value', 'Mine');
    await waitFor(() => expect(said('save-draft').at(-1)?.draft?.note).toBe('Mine'));
  });

  it('asks on where a draft knows questions and answers that are no longer asked', async () => {
    const answers = { purpose: 'gone', abolished: 'yes' };
    const savedAt = '2026-01-01T00:00:00.000Z';
    await renderPopup({ ...atCheckout, drafts: { 'linkwell.example': { answers, savedAt } } });
    press('Enter');
    expect(screen.getByRole('heading', { name: 'What is it for?' })).toBeTruthy();
    expect(screen.getByText('Question 1 of 6 at most')).toBeTruthy();
  });

  it('says that the disk is full while the buyer writes, and lets them go on', async () => {
    await renderPopup(atCheckout, {
      answer: ({ type }) =>
        type === 'save-draft' ? { ok: false, title: 'The disk is full.' } : { ok: true },
    });
    press('Enter', '2', '3', '2', '3', 'Enter');
    const note = screen.getByLabelText('Anything to add?');
    fireEvent.change(note, { target: { value: 'Half a sentence' } });
    expect((await screen.findByRole('alert')).textContent).toBe('The disk is full.');
    expect(note).toHaveProperty('value', 'Half a sentence');
  });

  it('does not let two open popups ask the same twice', async () => {
    await renderPopup(atCheckout);
    press('Enter', '2', '3', '2', '3', 'Enter');
    await act(() => write('consultations', [answered]));
    expect(await screen.findByText('IT has answered.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Send to Priya in IT' })).toBeNull();
  });

  it('shows a hostile vendor name as text, in bounds', async () => {
    const name = `<img src=x onerror=alert(1)> ${'x'.repeat(10_000)}`.slice(0, 119);
    await renderPopup({ ...atCheckout, sightings: { [TAB]: { ...sighting, vendor: { name } } } });
    expect(screen.getByRole('heading').textContent).toContain('<img src=x');
    expect(document.querySelector('main img')).toBeNull();
  });
});

describe('when nothing was spotted', () => {
  it('the buyer names what it is about and is asked the same', async () => {
    const { said } = await renderPopup({ connection: connected, organisation });
    fireEvent.change(screen.getByLabelText('What are you about to buy?'), {
      target: { value: '  Drawhub\n' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByRole('heading', { name: 'Buying Drawhub?' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^Start/ }));
    press('2', '3', '2', '3', 'Enter', 'Enter');
    const sent = said('send-request')[0]!.request;
    expect(sent.vendor).toEqual({ name: 'Drawhub' });
    expect(sent.url).toBeUndefined();
  });

  it('knows of the named vendor what directory and catalogue know', async () => {
    const vendor = { name: 'Linkwell', domain: 'linkwell.example' };
    const found = { vendor, vendorFacts: { secondFactor: false } };
    const { said } = await renderPopup(
      { connection: connected, organisation },
      {
        answer: (message) => (message.type === 'find-vendor' ? { ok: true, found } : { ok: true }),
      },
    );
    fireEvent.change(screen.getByLabelText('What are you about to buy?'), {
      target: { value: 'linkwell.example/pricing' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByText('IT is already looking at Linkwell')).toBeTruthy();
    expect(said('find-vendor')).toEqual([
      { type: 'find-vendor', written: 'linkwell.example/pricing' },
    ]);
    fireEvent.click(screen.getByRole('button', { name: /^Start/ }));
    press('2', '3', '3', '1', '1', '1', '1');
    expect(screen.getByText('The vendor offers no second factor at sign-in.')).toBeTruthy();
  });

  it('takes up a checkout that is spotted while it is open', async () => {
    await renderPopup({ connection: connected, organisation });
    await act(() => write('sightings', { [TAB]: sighting }));
    expect(screen.getByRole('heading', { name: 'Buying Linkwell?' })).toBeTruthy();
  });

  it('offers no empty start', async () => {
    await renderPopup({});
    const main = within(screen.getByRole('main'));
    expect(main.getByRole('button', { name: 'Start' })).toHaveProperty('disabled', true);
  });
});
