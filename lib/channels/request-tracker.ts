import * as z from 'zod/mini';

import {
  type HttpCall,
  type HttpChannel,
  at,
  bodyOf,
  getCall,
  jsonCall,
  readStatus,
  refused,
} from './http-channel.ts';
import type { Circumstances, Notice } from './notice.ts';
import { HOW_TO_ANSWER, summaryOf, tellingOf } from './summary.ts';

/** `url`: where RT is, without `/REST/2.0`. `field`: a custom field of the queue for our id. */
const settings = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).check(z.maxLength(500)),
  token: z.string().check(z.minLength(1), z.maxLength(200)),
  queue: z.string().check(z.regex(/^[\w .-]{1,100}$/)),
  field: z.prefault(z.string().check(z.regex(/^[\w .-]{1,100}$/)), 'Desk-Request-Id'),
});
export type RequestTrackerSettings = z.output<typeof settings>;

const created = z.object({ id: z.union([z.string(), z.number()]) });
const tickets = z.object({ items: z.array(created) });

/** Request Tracker 5 through REST 2.0. RT knows no idempotency: our id in a custom field stands in for it. */
export const requestTracker: HttpChannel<RequestTrackerSettings> = {
  settings,
  tell: (notice, thread, settings, circumstances) =>
    thread
      ? call(settings, 'POST', `/ticket/${thread.id}/${noticeAction(notice)}`, {
          Content: tellingOf(notice, circumstances).join('\n'),
          ContentType: 'text/plain',
        })
      : call(settings, 'POST', '/ticket', ticketOf(notice, settings, circumstances)),
  read: (answer, { settings, thread, now }) => {
    const reading = readStatus(answer, now);
    if (thread || reading.kind !== 'done') {
      return answer.status === 403 && !thread
        ? refused('the queue is not there, or our account may not create tickets in it', 403)
        : reading;
    }
    const ticket = bodyOf(answer, created);
    if (!ticket)
      return { kind: 'later', because: 'it answered something else than RT', certain: false };
    return { kind: 'done', thread: threadOf(String(ticket.id), settings) };
  },
  find: {
    call: (request, settings) => {
      const query = `Queue='${settings.queue}' AND CF.{${settings.field}}='${request}'`;
      return getCall(
        `${rest(settings)}/tickets?query=${encodeURIComponent(query)}`,
        authorised(settings),
      );
    },
    read: (answer, { settings, now }) => {
      const reading = readStatus(answer, now);
      const found = bodyOf(answer, tickets)?.items[0];
      if (reading.kind !== 'done' || !found) return reading;
      return { kind: 'done', thread: threadOf(String(found.id), settings) };
    },
  },
};

/** The REST address of an RT. */
export const rest = ({ url }: { url: string }) => `${at(url)}/REST/2.0`;

export const authorised = ({ token }: { token: string }) => ({ authorization: `token ${token}` });

const call = (
  settings: RequestTrackerSettings,
  method: HttpCall['method'],
  path: string,
  body: unknown,
) => jsonCall(method, `${rest(settings)}${path}`, body, authorised(settings));

const threadOf = (id: string, { url }: RequestTrackerSettings) => ({
  id,
  label: `RT #${id}`,
  url: `${at(url)}/Ticket/Display.html?id=${id}`,
});

/** Only the buyer's own words are correspondence; RT mails that to people, and not a comment. */
const noticeAction = (notice: Notice): 'correspond' | 'comment' =>
  notice.kind === 'message' && notice.message.from === 'buyer' ? 'correspond' : 'comment';

function ticketOf(notice: Notice, settings: RequestTrackerSettings, circumstances: Circumstances) {
  const requestor = notice.request.buyer?.email;
  return {
    Queue: settings.queue,
    Subject: summaryOf(notice).title,
    ...(requestor ? { Requestor: requestor } : {}),
    Content: [...tellingOf(notice, circumstances), '', HOW_TO_ANSWER].join('\n'),
    ContentType: 'text/plain',
    CustomFields: { [settings.field]: notice.request.id },
  };
}
