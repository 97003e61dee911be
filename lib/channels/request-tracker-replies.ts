/** What to ask a Request Tracker for the replies given there, and how to read its answers. */
import * as z from 'zod/mini';

import type { HttpAnswer } from '../consultation/desk-answer.ts';
import { type HttpCall, bodyOf, getCall } from './http-channel.ts';
import { type RequestTrackerSettings, authorised, rest } from './request-tracker.ts';

export const PAGE = 100;

const text = z.union([z.string(), z.number()]);
const creator = z.object({
  id: text,
  RealName: z.optional(z.nullable(z.string())),
  EmailAddress: z.optional(z.nullable(z.string())),
});
const transactions = z.object({
  items: z.array(z.object({ id: text, ObjectId: text, Created: z.string(), Creator: creator })),
});
const newest = z.object({ items: z.array(z.object({ id: text })) });
const attachments = z.object({
  items: z.array(
    z.object({
      ContentType: z.optional(z.nullable(z.string())),
      Filename: z.optional(z.nullable(z.string())),
      Content: z.optional(z.nullable(z.string())),
    }),
  ),
});

/** One reply in a ticket. */
export interface Correspondence {
  id: number;
  ticket: string;
  createdAt: number;
  by: string;
  email: string;
}

/** Replies by others than our own account; comments are IT's own and stay there. */
const BY_OTHERS = "Type = 'Correspond' AND Creator != '__CurrentUser__'";

export const askForReplies = (after: number, settings: RequestTrackerSettings): HttpCall =>
  search(settings, {
    query: `${BY_OTHERS} AND id > ${after}`,
    fields: 'Created,ObjectId,Creator',
    'fields[Creator]': 'RealName,EmailAddress',
    orderby: 'id',
    order: 'ASC',
    per_page: String(PAGE),
  });

export const askForNewest = (settings: RequestTrackerSettings): HttpCall =>
  search(settings, {
    query: "Type = 'Correspond' AND id > 0",
    orderby: 'id',
    order: 'DESC',
    per_page: '1',
  });

export const askForContent = (id: number, settings: RequestTrackerSettings): HttpCall =>
  getCall(
    `${rest(settings)}/transaction/${id}/attachments?fields=ContentType,Filename,Content`,
    authorised(settings),
  );

export const readReplies = (answer: HttpAnswer): Correspondence[] | undefined =>
  bodyOf(answer, transactions)?.items.map(({ id, ObjectId, Created, Creator }) => ({
    id: Number(id),
    ticket: String(ObjectId),
    createdAt: Date.parse(Created),
    by: Creator.RealName || String(Creator.id),
    email: Creator.EmailAddress ?? '',
  }));

export const readNewest = (answer: HttpAnswer): number | undefined => {
  const found = bodyOf(answer, newest);
  return found && Number(found.items[0]?.id ?? 0);
};

/** The text of a reply, plain where there is plain; attached files are left out. */
export function readContent(
  answer: HttpAnswer,
): { type: 'plain' | 'html'; text: string } | undefined {
  const parts = bodyOf(answer, attachments)?.items.filter(
    ({ Filename, Content }) => !Filename && Content,
  );
  const plain = parts?.find(({ ContentType }) => ContentType?.startsWith('text/plain'));
  if (plain) return { type: 'plain', text: plain.Content ?? '' };
  const html = parts?.find(({ ContentType }) => ContentType?.startsWith('text/html'));
  return html && { type: 'html', text: html.Content ?? '' };
}

const search = (settings: RequestTrackerSettings, query: Record<string, string>): HttpCall =>
  getCall(`${rest(settings)}/transactions?${new URLSearchParams(query)}`, authorised(settings));
