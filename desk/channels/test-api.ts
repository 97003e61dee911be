import { Hono } from 'hono';

import { sessionIn } from '../advisors/session-cookie.ts';
import { advisorOf } from '../advisors/sessions.ts';
import type { Desk } from '../desk.ts';
import { refuse } from '../http/problems.ts';
import { type ChannelTest, TEST_CHANNEL_PATH } from '../inbox-contract/channels.ts';
import { noteOutcome } from '../store/channel-health.ts';
import { sendTest } from './test-message.ts';

/** `POST /api/inbox/channels/{id}/test`. Not among the inbox's other routes: it waits for the tool, and no transaction should. */
export function channelTestApi(desk: Desk): Hono {
  const api = new Hono();
  api.post(TEST_CHANNEL_PATH.replace('{id}', ':id'), async (c) => {
    const { db } = desk.store;
    const advisor = await advisorOf(db, sessionIn(c, desk), desk.now());
    if (advisor.role !== 'admin') throw refuse.adminsOnly();
    const channel = desk.channels.channels.find(({ id }) => id === c.req.param('id'));
    if (!channel) throw refuse.notFound();
    const [inboxUrl = ''] = desk.origins;
    const { allowHosts } = desk.channels;
    const reading = await sendTest(channel, { allowHosts, inboxUrl, now: desk.now() });
    const because = 'because' in reading ? reading.because : undefined;
    await noteOutcome(db, { channel: channel.id, task: 'deliver' }, because, desk.now());
    desk.live.tell({ type: 'settings' });
    const outcome =
      reading.kind === 'done' ? (reading.handedOver ? 'handed-over' : 'delivered') : 'failed';
    desk.log(outcome === 'failed' ? 'warn' : 'info', 'channel test', {
      channel: channel.id,
      outcome,
      because,
    });
    return c.json({ outcome, ...(because && { because }) } satisfies ChannelTest);
  });
  return api;
}
