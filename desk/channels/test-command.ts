import { readChannels } from './config.ts';
import { sendTest } from './test-message.ts';

/**
 * `npm run desk -- --channels FILE --test-channel ID`: sends a test message and says what became of it, without
 * starting the desk. Throws an error that says why it did not arrive.
 */
export async function testFromCommand(
  id: string,
  file: string | undefined,
  inboxUrl: string,
): Promise<string> {
  if (!file) throw new Error('--test-channel needs --channels FILE');
  const { channels, allowHosts } = readChannels(file);
  const channel = channels.find((channel) => channel.id === id);
  if (!channel) {
    const ids = channels.map(({ id }) => id).join(', ') || 'none';
    throw new Error(`${file} has no channel ${id}; it has: ${ids}`);
  }
  const reading = await sendTest(channel, { allowHosts, inboxUrl, now: Date.now() });
  if (reading.kind !== 'done') throw new Error(`${channel.name}: ${reading.because}`);
  const { url } = reading.thread ?? {};
  const arrived = reading.handedOver ? 'was handed over; look whether it shows' : 'has arrived';
  return `${channel.name}: the test message ${arrived}.${url ? ` ${url}` : ''}`;
}
