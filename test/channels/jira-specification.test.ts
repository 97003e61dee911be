/** Held to schemas that jira.js generates from Atlassian's OpenAPI documents; strict, so that a field they do not name fails. */
import fc from 'fast-check';
import {
  CommentInputSchema,
  DocumentSchema,
  EntityPropertySchema,
  ErrorCollectionSchema,
  SearchAndReconcileResultsSchema,
} from 'jira.js/cloud';
import {
  CustomerRequestSchema,
  ErrorResponseSchema,
  RequestCreateSchema,
} from 'jira.js/serviceDesk';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { jiraServiceManagement } from '../../lib/channels/jira-service-management.ts';
import type { Thread } from '../../lib/channels/notice.ts';
import { NOW, circumstances, notices } from './notices.ts';

const settings = {
  url: 'https://corp.atlassian.net',
  email: 'a@b.example',
  token: 't',
  serviceDesk: '1',
  requestType: '25',
};
const { tell, read, find } = jiraServiceManagement;

const document = z.strictObject(DocumentSchema.shape);
const request = z.strictObject({
  ...RequestCreateSchema.shape,
  requestFieldValues: z.strictObject({ summary: z.string(), description: document }),
});
const comment = z.strictObject({
  ...CommentInputSchema.shape,
  body: document,
  properties: z.array(z.strictObject(EntityPropertySchema.shape)),
});

const asAnswered = (status: number, body: unknown) => ({
  status,
  headers: { get: () => null },
  text: JSON.stringify(body),
});
const asked = { settings, now: NOW };
const refused = (body: unknown) => read(asAnswered(400, body), asked);

describe('Jira, as Atlassian’s OpenAPI documents describe it,', () => {
  it.each([
    ['a request', request, undefined],
    ['a comment', comment, { id: 'IT-7' }],
  ])('takes %s of ours, whatever was written', (_, schema: z.ZodType, thread?: Thread) =>
    fc.assert(
      fc.asyncProperty(notices, async (notice) => {
        const { body } = await tell(notice, thread, settings, circumstances());
        expect(schema.safeParse(JSON.parse(body!)).error?.issues).toBeUndefined();
      }),
      { numRuns: 150 },
    ),
  );

  it('tells where the request is, which we read', () => {
    const made = CustomerRequestSchema.parse({ issueId: '107001', issueKey: 'HELPDESK-1' });
    const thread = { id: 'HELPDESK-1', label: 'HELPDESK-1' };
    expect(read(asAnswered(201, made), asked)).toMatchObject({ kind: 'done', thread });
    const found = SearchAndReconcileResultsSchema.parse({
      isLast: true,
      issues: [{ key: 'IT-7' }],
    });
    expect(find!.read(asAnswered(200, found), asked)).toMatchObject({ thread: { id: 'IT-7' } });
  });

  it('is called elsewhere with a token that has scopes, and linked to where people see it', async () => {
    const api = 'https://api.atlassian.com/ex/jira/11223344-a1b2/';
    const scoped = { ...settings, api };
    const [notice] = fc.sample(notices, 1);
    const urls = [
      await tell(notice!, undefined, scoped, circumstances()),
      await tell(notice!, { id: 'IT-7' }, scoped, circumstances()),
      find!.call('4ffa', scoped),
    ].map((call) => call!.url);
    expect(urls.every((url) => url.startsWith(`${api}rest/`))).toBe(true);
    const made = asAnswered(201, { issueKey: 'IT-7' });
    expect(read(made, { settings: scoped, now: NOW })).toMatchObject({
      thread: { url: 'https://corp.atlassian.net/browse/IT-7' },
    });
  });

  it('says why it refuses, which we pass on', () => {
    const refusal = ErrorResponseSchema.parse({ errorMessage: 'Your Assets field is required.' });
    const errors = ErrorCollectionSchema.parse({ errorMessages: ['No such issue.'], errors: {} });
    expect(refused(refusal)).toMatchObject({ because: expect.stringContaining('Assets field') });
    expect(refused(errors)).toMatchObject({ because: expect.stringContaining('No such issue') });
  });
});
