import type { Desk } from '../desk.ts';
import { syncChannels } from '../store/deliveries.ts';
import { AlarmWatch } from './alarm-watch.ts';
import { Lane } from './lane.ts';
import { RequestTrackerPoll } from './request-tracker-poll.ts';

const GRACE_MS = 3000;

/**
 * Starts a lane for each channel of the desk. They end with the desk: `stopped` waits for attempts under way, and
 * hangs up after a moment.
 */
export async function startChannels(
  desk: Desk,
  {
    inboxUrl,
    random = Math.random,
    pollMs = 20_000,
  }: { inboxUrl: string; random?: () => number; pollMs?: number },
): Promise<{ stopped: () => Promise<void> }> {
  const { channels, allowHosts } = desk.channels;
  await desk.store.db.transaction().execute((tx) => syncChannels(tx, channels));
  const hangUp = new AbortController();
  const options = {
    allowHosts,
    inboxUrl,
    random,
    pollMs,
    stopping: desk.stopping,
    hangUp: hangUp.signal,
  };
  const lanes = channels.map((channel) => new Lane(desk, channel, options));
  desk.live.listen(() => {
    for (const lane of lanes) lane.wake();
  });
  const polls = channels.flatMap((channel) =>
    channel.kind === 'request-tracker' ? new RequestTrackerPoll(desk, channel, options) : [],
  );
  const ended = Promise.all(
    [...lanes, ...polls, new AlarmWatch(desk)].map((worker) => worker.run()),
  );
  return {
    stopped: async () => {
      const impatience = setTimeout(() => hangUp.abort(), GRACE_MS);
      await ended;
      clearTimeout(impatience);
    },
  };
}
