// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Detail } from '../../../desk/inbox-contract/detail.ts';
import { AnswerPanel } from '../../../desk/inbox/consultations/AnswerPanel.tsx';
import { InWords } from '../../../desk/inbox/parts/InWords.tsx';
import { MeProvider } from '../../../desk/inbox/parts/me-context.ts';
import { keys } from '../../../desk/inbox/queries.ts';
import { inboxWording } from '../../../desk/inbox/words.ts';
import { aRequest } from '../running-app.ts';

const spoken = { language: 'en', formats: 'en' } as const;
const wording = await inboxWording(spoken);
const detail = {
  summary: { id: '4ffa3a51-7d0c-4a7e-a1a3-7f7a3b7e6f2c', status: 'open', revision: 1 },
  request: aRequest(),
  catalogue: [] as Detail['catalogue'],
  conversation: { advice: [] as Detail['conversation']['advice'] },
} as Detail;
const templates = [{ title: 'Fine', verdict: 'go-ahead', text: 'Hi {buyer}, go ahead.' }];
const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  sessionStorage.clear();
  fetched.mockReset().mockImplementation(async () => Response.json({}));
  vi.stubGlobal('fetch', fetched);
});
afterEach(cleanup);

function open(wanted: 'go-ahead' | undefined) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(keys.templates, { items: templates });
  client.setQueryData(keys.catalogue, { items: [] });
  const onShow = vi.fn<(id: string) => void>();
  render(
    <QueryClientProvider client={client}>
      <InWords spoken={spoken} wording={wording}>
        <MeProvider value={{ id: 'a', name: 'Priya', role: 'advisor' } as never}>
          <AnswerPanel detail={detail} wanted={wanted} next={undefined} onShow={onShow} />
        </MeProvider>
      </InWords>
    </QueryClientProvider>,
  );
  return onShow;
}

describe('a link to an answer', () => {
  it('opens it with its words, changes nothing, and sends with one more press', async () => {
    const onShow = open('go-ahead');
    const message = await screen.findByLabelText<HTMLTextAreaElement>('Message');
    expect(message.value).toBe('Hi Mara, go ahead.');
    expect(onShow).toHaveBeenCalledExactlyOnceWith(detail.summary.id);
    expect(fetched).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText('Send advice'));
    await waitFor(() => expect(fetched).toHaveBeenCalledOnce());
    const [address, { method, body } = {}] = fetched.mock.calls[0]!;
    expect([method, address]).toEqual(['POST', expect.stringContaining(detail.summary.id)]);
    expect(JSON.parse(body as string)).toMatchObject({
      verdict: 'go-ahead',
      message: 'Hi Mara, go ahead.',
    });
  });

  it('keeps what somebody was writing there', async () => {
    open('go-ahead');
    const message = await screen.findByLabelText<HTMLTextAreaElement>('Message');
    fireEvent.change(message, { target: { value: 'My own words' } });
    cleanup();
    open('go-ahead');
    expect((await screen.findByLabelText<HTMLTextAreaElement>('Message')).value).toBe(
      'My own words',
    );
  });

  it('is no answer where nobody chose one', () => {
    expect(open(undefined)).not.toHaveBeenCalled();
    expect(screen.queryByLabelText('Message')).toBeNull();
  });
});
