import type { HttpChannel, Reading } from '../../lib/channels/http-channel.ts';
import type { Circumstances, Notice, Thread } from '../../lib/channels/notice.ts';
import { callAs } from './access.ts';
import { type Channel, httpChannels } from './config.ts';
import { type Guard, NotSent, reasonOf } from './guarded-call.ts';
import { sendMail } from './send-mail.ts';

/** One attempt to tell a channel; never throws. */
export async function attempt(
  channel: Channel,
  notice: Notice,
  thread: Thread | undefined,
  circumstances: Circumstances,
  guard: Guard,
): Promise<Reading> {
  try {
    if (channel.kind === 'email')
      return await sendMail(channel.settings, notice, circumstances, guard.signal);
    const tool = httpChannels[channel.kind] as HttpChannel<object>;
    return await overHttp(tool, channel.settings, { notice, thread, circumstances, guard });
  } catch (error) {
    if (error instanceof NotSent)
      return error.forbidden
        ? { kind: 'refused', because: error.message }
        : { kind: 'later', because: error.message, certain: true };
    return { kind: 'later', because: reasonOf(error as Error), certain: false };
  }
}

interface Telling {
  notice: Notice;
  thread: Thread | undefined;
  circumstances: Circumstances;
  guard: Guard;
}

async function overHttp<Settings extends object>(
  tool: HttpChannel<Settings>,
  settings: Settings,
  { notice, thread, circumstances, guard }: Telling,
): Promise<Reading> {
  const { now, mayBeRepeat } = circumstances;
  const asked = { settings, thread, now };
  const caller = { tool, settings, now, guard };
  const looks = mayBeRepeat && notice.kind === 'request';
  const search = looks ? tool.find?.call(notice.request.id, settings) : undefined;
  if (tool.find && search) {
    const answer = await callAs(caller, search);
    const found = 'kind' in answer ? answer : tool.find.read(answer, asked);
    if (found.kind !== 'done' || found.thread) return found;
  }
  const call = await tool.tell(notice, thread, settings, circumstances);
  const answer = await callAs(caller, call);
  return 'kind' in answer ? answer : tool.read(answer, asked);
}
