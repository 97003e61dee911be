/** One browser of the simulated fleet: the extension's own background, and a buyer who presses its buttons. */
import { parentPort } from 'node:worker_threads';

import './simulated-browser.ts';
import background from '../../entrypoints/background.ts';
import { followUp, send } from '../../lib/browser/outbox-commands.ts';
import { readOutbox } from '../../lib/browser/outbox-store.ts';
import { backOnline } from '../../lib/browser/round.ts';
import { read } from '../../lib/browser/stored.ts';
import type { Request } from '../../lib/consultation/consultation.ts';
import type { UiAnswer } from '../../lib/messages.ts';

export type Press =
  | { press: 'ask'; request: Request }
  | { press: 'reply'; consultation: string; id: string; text: string }
  | { press: 'online' }
  | { press: 'look' };

/** What a buyer sees of one consultation. */
export interface Seen {
  id: string;
  delivery: string;
  advice: number;
  pending: number;
}

void background.main();

parentPort!.on('message', async ({ call, press }: { call: number; press: Press }) => {
  const answer = await act(press).catch((error: unknown) => ({ failed: String(error) }));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort!.postMessage({ call, answer });
});

async function act(press: Press): Promise<UiAnswer | Seen[] | { waiting: number }> {
  switch (press.press) {
    case 'ask':
      return send(press.request);
    case 'reply': {
      const { consultation, id, text } = press;
      return followUp(consultation, { kind: 'message', body: { id, text } });
    }
    case 'online':
      await backOnline();
      return { waiting: (await readOutbox()).length };
    case 'look':
      return (await read('consultations')).map(({ request, delivery, conversation, pending }) => ({
        id: request.id,
        delivery: delivery.state,
        advice: conversation?.advice.length ?? 0,
        pending: pending.length,
      }));
  }
}
