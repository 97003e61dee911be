import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { WordingProvider } from '../../components/wording-context.ts';
import { App } from '../../entrypoints/popup/App.tsx';
import { SHOWN } from '../../entrypoints/popup/stored.ts';
import { openShown } from '../../lib/browser/shown.ts';
import { write } from '../../lib/browser/stored.ts';
import type { UiAnswer, UiMessage } from '../../lib/messages.ts';
import type { StateKey, StateValue } from '../../lib/state.ts';
import { wordingOf } from '../locale.ts';

type Stored = { [Key in StateKey]?: StateValue<Key> };

export const TAB = '7';

/** The popup over a stored state, and what it said to the background, which answers `answer`. */
export async function renderPopup(
  stored: Stored,
  options: {
    consultation?: string;
    answer?: (message: UiMessage) => UiAnswer;
    locale?: string;
  } = {},
) {
  cleanup();
  fakeBrowser.reset();
  for (const [key, value] of Object.entries(stored)) await write(key as StateKey, value as never);
  const told: UiMessage[] = [];
  fakeBrowser.runtime.onMessage.addListener((message: UiMessage, _sender, sendResponse) => {
    told.push(message);
    sendResponse(options.answer?.(message) ?? { ok: true });
    return true;
  });
  const view = render(
    <WordingProvider value={await wordingOf(options.locale ?? 'en')}>
      <App shown={await openShown(SHOWN)} tab={TAB} consultation={options.consultation} />
    </WordingProvider>,
  );
  // Some views are loaded late.
  await waitFor(() => expect(view.getByRole('main').childElementCount).toBeGreaterThan(0));
  return {
    ...view,
    told,
    said: <Type extends UiMessage['type']>(type: Type) =>
      told.filter(
        (message): message is Extract<UiMessage, { type: Type }> => message.type === type,
      ),
  };
}

/** Presses a key where the focus is, as a keyboard does: Enter on a button clicks it. */
export function press(...keys: string[]) {
  for (const key of keys) {
    const focused = document.activeElement ?? document.body;
    fireEvent.keyDown(focused, { key });
    if (key === 'Enter' && focused instanceof HTMLButtonElement) fireEvent.click(focused);
  }
}
