import type { Access, HttpCall, HttpChannel, Reading } from '../../lib/channels/http-channel.ts';
import type { HttpAnswer } from '../../lib/consultation/desk-answer.ts';
import { type Guard, NotSent, guardedCall, reasonOf } from './guarded-call.ts';

export interface Caller<Settings> {
  tool: HttpChannel<Settings>;
  settings: Settings;
  now: Date;
  guard: Guard;
}

/** What tools have given, by the settings it was given for; a desk that starts anew asks anew. */
const given = new WeakMap<object, Access>();

/**
 * Makes a call as the account in the settings. Access that ended before its time is asked for once more. Answers with a
 * reading where the account is not let in: the call was not made then.
 */
export async function callAs<Settings extends object>(
  caller: Caller<Settings>,
  call: HttpCall,
): Promise<HttpAnswer | Reading> {
  const { settings, guard } = caller;
  const known = given.has(settings);
  const access = await accessOf(caller);
  if (!access) return guardedCall(call, guard);
  if ('kind' in access) return access;
  const { authorization } = access;
  const answer = await guardedCall({ ...call, headers: { ...call.headers, authorization } }, guard);
  if (answer.status !== 401) return answer;
  given.delete(settings);
  return known ? callAs(caller, call) : answer;
}

async function accessOf<Settings extends object>({
  tool,
  settings,
  now,
  guard,
}: Caller<Settings>): Promise<Access | Reading | undefined> {
  const known = given.get(settings);
  if (known && known.until > now.getTime()) return known;
  const call = tool.access?.call(settings);
  if (!tool.access || !call) return undefined;
  const answer = await guardedCall(call, guard).catch((error: Error) => {
    throw error instanceof NotSent ? error : new NotSent(reasonOf(error));
  });
  const access = tool.access.read(answer, now);
  if ('until' in access) given.set(settings, access);
  else if (access.kind === 'later') return { ...access, certain: true };
  return access;
}
