import * as z from 'zod/mini';

import { plainText } from '../plain-text.ts';
import {
  type HttpChannel,
  at,
  basic,
  bodyOf,
  getCall,
  jsonCall,
  readStatus,
} from './http-channel.ts';
import type { Circumstances, Notice, Thread } from './notice.ts';
import { credentialsOf, oauthClient, readAccess } from './oauth-client.ts';
import { linesOf, linkLines, referenceOf, summaryOf } from './summary.ts';

/** `url`: such as `https://example.zendesk.com`. */
const url = z.url({ protocol: /^https?$/ }).check(z.maxLength(300));
const client = z.strictObject({ url, ...oauthClient });
/** Zendesk has made none since October 2026, and turns the last off on 30 April 2027. */
const apiToken = z.strictObject({
  url,
  email: z.string().check(z.maxLength(254)),
  token: z.string().check(z.minLength(1), z.maxLength(200)),
});
const settings = z.union([client, apiToken]);
export type ZendeskSettings = z.output<typeof settings>;

const id = z.union([z.string(), z.number()]);
const created = z.object({ ticket: z.object({ id }) });
const found = z.object({ tickets: z.array(z.object({ id })) });

/** Zendesk remembers an Idempotency-Key for two hours; after that the ticket is looked for by our id. */
export const zendesk: HttpChannel<ZendeskSettings> = {
  settings,
  tell: (notice, thread, settings, circumstances) => {
    const { url } = settings;
    const account = accountOf(settings);
    const comment = (circumstances: Circumstances) => ({
      html_body: htmlOf(notice, circumstances),
      public: false,
    });
    if (thread)
      return jsonCall(
        'PUT',
        `${at(url)}/api/v2/tickets/${thread.id}.json`,
        { ticket: { comment: comment(circumstances) } },
        account,
      );
    const { buyer } = notice.request;
    const ticket = {
      subject: summaryOf(notice).title,
      // The same key must come with the same words.
      comment: comment({ ...circumstances, mayBeRepeat: false }),
      external_id: notice.request.id,
      tags: ['right_purchase'],
      ...(buyer?.email
        ? {
            requester: {
              name: plainText(buyer.name ?? '', 255) || buyer.email,
              email: buyer.email,
            },
          }
        : {}),
    };
    const headers = { ...account, 'idempotency-key': circumstances.id };
    return jsonCall('POST', `${at(url)}/api/v2/tickets.json`, { ticket }, headers);
  },
  read: (answer, { settings, thread, now }) => {
    const reading = readStatus(answer, now);
    if (reading.kind !== 'done' || thread) return reading;
    const made = bodyOf(answer, created)?.ticket;
    if (!made)
      return { kind: 'later', because: 'it answered something else than Zendesk', certain: false };
    return { kind: 'done', thread: threadOf(String(made.id), settings) };
  },
  find: {
    call: (request, settings) =>
      getCall(
        `${at(settings.url)}/api/v2/tickets.json?external_id=${request}`,
        accountOf(settings),
      ),
    read: (answer, { settings, now }) => {
      const reading = readStatus(answer, now);
      const made = bodyOf(answer, found)?.tickets[0];
      return reading.kind === 'done' && made
        ? { kind: 'done', thread: threadOf(String(made.id), settings) }
        : reading;
    },
  },
  access: {
    call: (settings) =>
      'clientId' in settings
        ? jsonCall('POST', `${at(settings.url)}/oauth/tokens`, {
            ...credentialsOf(settings),
            scope: 'read write',
          })
        : undefined,
    read: readAccess('Zendesk'),
  },
};

const accountOf = (settings: ZendeskSettings) =>
  'token' in settings ? basic(`${settings.email}/token`, settings.token) : undefined;

const threadOf = (id: string, { url }: ZendeskSettings): Thread => ({
  id,
  label: `Zendesk #${id}`,
  url: `${at(url)}/agent/tickets/${id}`,
});

/** Escaped HTML, since Zendesk may read Markdown in plain comments. */
function htmlOf(notice: Notice, circumstances: Circumstances): string {
  const lines = [
    ...linesOf(summaryOf(notice)),
    ...linkLines(notice, circumstances),
    referenceOf(notice, circumstances),
  ];
  return `<p>${lines.map(escape).join('<br>')}</p>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (char) => ENTITIES[char]!);
