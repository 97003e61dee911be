// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { WordingProvider } from '../../components/wording-context.ts';
import { SHOWN, Settings } from '../../entrypoints/options/Settings.tsx';
import { openShown } from '../../lib/browser/shown.ts';
import { write } from '../../lib/browser/stored.ts';
import { request } from '../../lib/consultation/consultation.ts';
import { deskRoutes } from '../../lib/consultation/desk-contract.ts';
import type { UiAnswer, UiMessage } from '../../lib/messages.ts';
import { policyKeys } from '../../lib/policy/policy.ts';
import type { PolicyState, StateKey, StateValue } from '../../lib/state.ts';
import config from '../../wxt.config.ts';
import { wordingOf } from '../locale.ts';

type Stored = { [Key in StateKey]?: StateValue<Key> };

const english = await wordingOf('en');
const permissions = ['storage', 'alarms', 'scripting'];

async function openSettings(stored: Stored, answer: UiAnswer = { ok: true }) {
  cleanup();
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({
    permissions,
    optional_permissions: ['notifications'],
    host_permissions: ['https://*/*'],
  } as never);
  for (const [key, value] of Object.entries(stored)) await write(key as StateKey, value as never);
  const told: UiMessage[] = [];
  fakeBrowser.runtime.onMessage.addListener((message: UiMessage, _sender, sendResponse) => {
    told.push(message);
    sendResponse(answer);
    return true;
  });
  render(
    <WordingProvider value={english}>
      <Settings shown={await openShown(SHOWN)} />
    </WordingProvider>,
  );
  await screen.findByRole('heading', { name: 'Settings' });
  return told;
}

const managed = (state: Partial<PolicyState>): Stored => ({
  policy: { managed: true, policy: {}, problems: [], ...state },
});

describe('the settings', () => {
  it('keep who is asking when a field is left', async () => {
    const told = await openSettings({});
    const field = screen.getByLabelText('Your name');
    fireEvent.change(field, { target: { value: ' Ana  Silva ' } });
    fireEvent.blur(field);
    expect(told).toContainEqual({
      type: 'save-settings',
      settings: { buyer: { name: 'Ana Silva' }, notifications: false },
    });
  });

  it('keep no e-mail address that is none', async () => {
    const told = await openSettings({});
    const field = screen.getByLabelText('Your e-mail');
    fireEvent.change(field, { target: { value: 'ana at example' } });
    fireEvent.blur(field);
    expect(told.filter(({ type }) => type === 'save-settings')).toEqual([]);
  });

  it('connect to a desk where nobody manages the browser', async () => {
    const told = await openSettings({});
    fireEvent.change(screen.getByLabelText('Address of IT’s desk'), {
      target: { value: 'https://desk.example.com' },
    });
    fireEvent.change(screen.getByLabelText('Token'), { target: { value: 'a-good-token' } });
    fireEvent.click(screen.getByRole('button', { name: 'Connect' }));
    expect(told.at(-1)).toMatchObject({
      settings: { deskUrl: 'https://desk.example.com', enrolmentToken: 'a-good-token' },
    });
  });

  it.each([
    'desk.example.com',
    'http://desk.example.com',
    'https://a:b@desk.example.com',
    'https://desk.example.com/?x',
  ])('say what is wrong with %s as an address, and keep what was there', async (address) => {
    const told = await openSettings({});
    fireEvent.change(screen.getByLabelText('Address of IT’s desk'), { target: { value: address } });
    fireEvent.click(screen.getByRole('button', { name: 'Connect' }));
    expect(screen.getByRole('alert').textContent).toMatch(/has to start with https/);
    expect(told.filter(({ type }) => type === 'save-settings')).toEqual([]);
  });

  it('mark what the organisation set, keep its token to themselves and offer no other desk', async () => {
    await openSettings(
      managed({
        policy: {
          contactName: 'Priya in IT',
          deskUrl: 'https://desk.example',
          enrolmentToken: 'their-token',
        },
      }),
    );
    expect(screen.getByText('Priya in IT')).toBeTruthy();
    expect(screen.getAllByText('(set by IT)')).toHaveLength(3);
    expect(document.body.textContent).not.toContain('their-token');
    expect(screen.queryByLabelText('Address of IT’s desk')).toBeNull();
  });

  it('say of what is used in part that it is, and how many problems there are beside those named', async () => {
    await openSettings(
      managed({
        problems: [
          {
            key: 'contactName',
            value: '"Priya…"',
            reason: 'is too long: only its first 119 characters are used',
          },
          { key: '…', value: '', reason: 'and 30 more' },
        ],
      }),
    );
    expect(
      screen.getByText(/^Of the setting Who answers \(contactName\) not everything is used/),
    ).toBeTruthy();
    expect(screen.getByText('and 30 more')).toBeTruthy();
  });

  it('name every problem with the policy, its value and the reason', async () => {
    await openSettings(
      managed({
        problems: [
          { key: 'nudgeEveryDays', value: '"often"', reason: 'Invalid input: expected int' },
        ],
      }),
    );
    expect(
      screen.getByText(
        /The setting Days between two hints for one vendor \(nudgeEveryDays\) is not used, because its value "often" does not fit: it has to be a whole number/,
      ),
    ).toBeTruthy();
  });

  it.each<[UiAnswer, string]>([
    [{ ok: true }, 'It works.'],
    [{ ok: false, title: 'The desk cannot be reached' }, 'It does not work yet; see above.'],
  ])('test the connection: %o', async (answer, text) => {
    await openSettings(
      { connection: { state: 'enrolled', deskUrl: 'https://desk.example' } },
      answer,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Test the connection' }));
    await waitFor(() => expect(screen.getByText(text)).toBeTruthy());
  });

  it.each([
    ['not given', {}, /nothing is sent/, 'Agree to sending', true],
    [
      'given',
      { consent: { givenAt: '2026-11-24T09:00:00.000Z' } },
      /agreed/,
      'Take it back',
      false,
    ],
  ] as const)('say whether the buyer agreed, and let it be changed: %s', async (...row) => {
    const [, stored, text, button, isGiven] = row;
    const told = await openSettings(stored);
    expect(screen.getByText(text)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: button }));
    expect(told.at(-1)).toEqual({ type: 'consent', isGiven });
  });

  it('leave consent to the organisation that answers for it', async () => {
    await openSettings(managed({ policy: { dataConsent: true } }));
    expect(screen.getByText('Your organisation answers for it.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Agree to sending' })).toBeNull();
  });

  it('let a silenced vendor be heard about again', async () => {
    const told = await openSettings({
      history: { 'acme.example': { silenced: 'never' }, 'other.example': {} },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Ask me again about acme.example' }));
    expect(told.at(-1)).toEqual({ type: 'unsilence', vendor: 'acme.example' });
    expect(screen.queryByText('other.example')).toBeNull();
  });

  it.each([
    [true, true],
    [false, false],
  ])(
    'ask the browser before they switch notifications on (allowed: %s)',
    async (isAllowed, isOn) => {
      const told = await openSettings({});
      const ask = vi.fn<() => Promise<boolean>>().mockResolvedValue(isAllowed);
      Object.assign(fakeBrowser, { permissions: { request: ask } });
      fireEvent.click(screen.getByRole('checkbox'));
      await waitFor(() => expect(told.at(-1)).toMatchObject({ settings: { notifications: isOn } }));
      expect(ask).toHaveBeenCalledWith({ permissions: ['notifications'] });
    },
  );
});

describe('the settings have words for', () => {
  const manifest = (config.manifest as (env: unknown) => Record<string, string[]>)({
    browser: 'chrome',
  });
  const asked = [...manifest.permissions!, ...manifest.optional_permissions!, 'hosts'];

  it.each([
    ['every part of a request', Object.keys(request.shape).map((part) => `traffic.part.${part}`)],
    ['every call to the desk', Object.keys(deskRoutes).map((route) => `traffic.call.${route}`)],
    ['every key of the policy', Object.keys(policyKeys).map((key) => `policy.${key}`)],
    [
      'every permission',
      asked.flatMap((name) => [`permission.${name}.name`, `permission.${name}.why`]),
    ],
  ])('%s', (_, keys) => {
    expect(keys.filter((key) => english.t(key) === '')).toEqual([]);
  });
});
