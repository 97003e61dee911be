import type { KnownBlock } from '@slack/types';
import { AdaptiveCard, SerializationContext, ValidationResults, Version } from 'adaptivecards';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';

import { email } from '../../lib/channels/email.ts';
import type { HttpCall, HttpChannel } from '../../lib/channels/http-channel.ts';
import { jiraServiceManagement } from '../../lib/channels/jira-service-management.ts';
import { mailDraft } from '../../lib/channels/mail-draft.ts';
import type { Notice, Thread } from '../../lib/channels/notice.ts';
import { requestTracker } from '../../lib/channels/request-tracker.ts';
import { serviceNow } from '../../lib/channels/servicenow.ts';
import { slack } from '../../lib/channels/slack.ts';
import { linksOf, summaryOf } from '../../lib/channels/summary.ts';
import { teams } from '../../lib/channels/teams.ts';
import { webhook } from '../../lib/channels/webhook.ts';
import { zendesk } from '../../lib/channels/zendesk.ts';
import { aRequest } from '../consultation/samples.ts';
import { NOW, circumstances, notices, requests, valuesOf } from './notices.ts';

const SECRET = 'whsec_YSBzZWNyZXQgb2YgMjQgYnl0ZXMsIG9r';
const LINK = circumstances().link;
const isOurs = (url: unknown) => url === LINK || String(url).startsWith(`${LINK}/`);

const told = async <S>(channel: HttpChannel<S>, settings: S, notice: Notice, thread?: Thread) => {
  const call: HttpCall = await channel.tell(notice, thread, settings, circumstances());
  return { ...call, json: JSON.parse(call.body!) };
};
const always = (check: (notice: Notice) => Promise<void>) =>
  fc.assert(fc.asyncProperty(notices, check), { numRuns: 150 });

/** docs.slack.dev/reference/block-kit/blocks, read November 2026. */
const SLACK = {
  blocks: 50,
  header: 150,
  sectionText: 3000,
  fields: 10,
  fieldText: 2000,
  elements: 10,
  url: 3000,
  text: 4000,
};

const longest = (texts: ({ text: string } | undefined)[]) =>
  Math.max(0, ...texts.map((text) => text?.text.length ?? 0));

describe('the links of a message', () => {
  const request = aRequest();
  const message = { id: '1', text: 'Any news?', at: request.createdAt };

  it.each<[string, Notice, string[]]>([
    [
      'a request',
      { kind: 'request', request },
      ['go-ahead', 'go-ahead-with-conditions', 'use-this-instead', 'lets-talk'],
    ],
    ['what IT wrote', { kind: 'message', request, message: { ...message, from: 'it' } }, []],
    ['a withdrawal', { kind: 'withdrawal', request }, []],
  ])(
    'lead from %s to the inbox, and to each verdict where somebody asks',
    (_, notice, verdicts) => {
      expect(linksOf(notice, circumstances()).map(({ url }) => url)).toEqual([
        LINK,
        ...verdicts.map((each) => `${LINK}/${each}`),
      ]);
      expect(linksOf(notice, { ...circumstances(), link: undefined })).toEqual([]);
    },
  );
});

describe('a message to Slack', () => {
  const settings = { url: 'https://hooks.slack.com/services/T/B/x' };

  it('keeps to the limits of Block Kit, whatever was written', () =>
    always(async (notice) => {
      const { json } = await told(slack, settings, notice);
      expect(json.text.length).toBeLessThanOrEqual(SLACK.text);
      expect(json.blocks.length).toBeLessThanOrEqual(SLACK.blocks);
      const blocks = json.blocks as KnownBlock[];
      const headers = blocks.filter((block) => block.type === 'header');
      const sections = blocks.filter((block) => block.type === 'section');
      const contexts = blocks.filter((block) => block.type === 'context');
      const fields = sections.flatMap(({ fields }) => fields ?? []);
      expect(longest(headers.map(({ text }) => text))).toBeLessThanOrEqual(SLACK.header);
      expect(longest(sections.map(({ text }) => text))).toBeLessThanOrEqual(SLACK.sectionText);
      expect(longest(fields)).toBeLessThanOrEqual(SLACK.fieldText);
      expect(fields.every(({ text }) => text.length > 0)).toBe(true);
      expect(sections.every(({ fields }) => (fields?.length ?? 1) <= SLACK.fields)).toBe(true);
      expect(contexts.every(({ elements }) => elements.length <= SLACK.elements)).toBe(true);
    }));

  it('loses nothing of what a person wrote, whatever characters it takes', () =>
    always(async (notice) => {
      const { json } = await told(slack, settings, notice);
      const sections = (json.blocks as KnownBlock[]).filter((block) => block.type === 'section');
      const said = sections.map(({ text }) => text?.text ?? '').join('');
      expect(said).toBe(summaryOf(notice).prose);
    }));

  it('puts what others wrote only where no markup is read, and links to the desk alone', () =>
    always(async (notice) => {
      const { json } = await told(slack, settings, notice);
      expect(json.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      expect(valuesOf(json.blocks, 'type')).not.toContain('mrkdwn');
      expect(valuesOf(json.blocks, 'url').filter((url) => !isOurs(url))).toEqual([]);
    }));
});

describe('a card to Teams', () => {
  const settings = { url: 'https://default1.environment.api.powerplatform.com/x' };

  it('is read by Microsoft’s own library as a card of version 1.4, within 20 kB', () =>
    always(async (notice) => {
      const { json, body } = await told(teams, settings, notice);
      const { contentType, content } = json.attachments[0];
      expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
      expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(20_000);
      const card = new AdaptiveCard();
      const reading = new SerializationContext(new Version(1, 4));
      card.parse(content, reading);
      expect(card.getItemCount()).toBe(content.body.length);
      expect(
        Array.from({ length: reading.eventCount }, (_, at) => reading.getEventAt(at).message),
      ).toEqual([]);
      const results: ValidationResults = card.validateProperties();
      expect(results.validationEvents).toEqual([]);
    }));

  it('has text only in runs, which read no Markdown, and links to the desk alone', () =>
    always(async (notice) => {
      const { content } = (await told(teams, settings, notice)).json.attachments[0];
      expect(new Set(valuesOf(content.body, 'type'))).toEqual(
        new Set(['RichTextBlock', 'TextRun']),
      );
      expect(valuesOf(content, 'url').filter((url) => !isOurs(url))).toEqual([]);
    }));
});

describe('a webhook', () => {
  it('verifies with the standard’s own library and stays within 20 kB', () =>
    always(async (notice) => {
      const { headers, body } = await webhook.tell(
        notice,
        undefined,
        { url: 'https://x.example', secret: SECRET },
        circumstances({ now: new Date() }),
      );
      expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(20_000);
      expect(new Webhook(SECRET).verify(body!, headers)).toMatchObject({
        data: { consultation: notice.request.id },
      });
    }));
});

describe('a request to Jira Service Management', () => {
  const settings = {
    url: 'https://corp.atlassian.net',
    email: 'a@b.example',
    token: 't',
    serviceDesk: '1',
    requestType: '2',
  };

  it('is a document of text nodes, within the lengths of summary and description', () =>
    always(async (notice) => {
      const request = await told(jiraServiceManagement, settings, notice);
      const { summary, description } = request.json.requestFieldValues;
      expect(summary.length).toBeLessThanOrEqual(255);
      expect(summary).not.toMatch(/[\r\n]/);
      expect(JSON.stringify(description).length).toBeLessThanOrEqual(32_767);
      const texts = valuesOf(description, 'text') as string[];
      expect(texts.every((text) => text.length > 0 && !/[\r\n]/.test(text))).toBe(true);
      expect(valuesOf(description, 'href').filter((url) => !isOurs(url))).toEqual([]);
      const types = new Set(valuesOf(description.content, 'type'));
      expect(
        [...types].every((type) =>
          ['paragraph', 'text', 'strong', 'link'].includes(type as string),
        ),
      ).toBe(true);
    }));

  it('says what follows in a comment that customers do not see', async () => {
    const [notice] = fc.sample(notices, 1);
    const { url, json } = await told(jiraServiceManagement, settings, notice!, { id: 'IT-7' });
    expect(url).toBe('https://corp.atlassian.net/rest/api/3/issue/IT-7/comment');
    expect(json.properties).toEqual([{ key: 'sd.public.comment', value: { internal: true } }]);
  });
});

describe('rows and tickets', () => {
  const account = { url: 'https://corp.service-now.com', user: 'u', password: 'p' };

  it('fit the columns of ServiceNow', () =>
    always(async (notice) => {
      const { json } = await told(serviceNow, { ...account, table: 'incident' }, notice);
      expect(json.short_description.length).toBeLessThanOrEqual(160);
      expect(json.correlation_id.length).toBeLessThanOrEqual(100);
      expect(json.description.length).toBeLessThanOrEqual(32_000);
    }));

  it('of a staging table in ServiceNow have its prefix', async () => {
    const [notice] = fc.sample(notices, 1);
    const { url, json } = await told(
      serviceNow,
      { ...account, importTable: 'u_right_purchase' },
      notice!,
    );
    expect(url).toBe('https://corp.service-now.com/api/now/import/u_right_purchase');
    expect(Object.keys(json).every((name) => name.startsWith('u_'))).toBe(true);
  });

  it('in Zendesk carry their idempotency key, and no markup of others', () =>
    always(async (notice) => {
      const settings = { url: 'https://corp.zendesk.com', email: 'a@b.example', token: 't' };
      const { headers, json } = await told(zendesk, settings, notice);
      expect(headers['idempotency-key']!.length).toBeLessThanOrEqual(255);
      expect(json.ticket.external_id).toBe(notice.request.id);
      expect(json.ticket.comment.html_body.replaceAll(/<\/?p>|<br>/g, '')).not.toMatch(/[<>"']/);
    }));

  it('in Request Tracker are plain text with one line of subject', () =>
    always(async (notice) => {
      const settings = {
        url: 'https://rt.example',
        token: 't',
        queue: 'SaaS',
        field: 'Desk-Request-Id',
      };
      const { json } = await told(requestTracker, settings, notice);
      expect(json.ContentType).toBe('text/plain');
      expect(json.Subject).not.toMatch(/[\r\n]/);
      expect(json.Subject.length).toBeLessThanOrEqual(200);
      expect(json.CustomFields).toEqual({ 'Desk-Request-Id': notice.request.id });
    }));
});

function opened(url: string) {
  const { protocol, pathname, searchParams } = new URL(url);
  return { protocol, to: decodeURIComponent(pathname), words: Object.fromEntries(searchParams) };
}

describe('a draft of a mail', () => {
  it('is an address that every system opens, to IT alone, whatever was written', () =>
    fc.assert(
      fc.property(requests, (request) => {
        const url = mailDraft(request, 'it+saas@corp.example');
        expect(url.length).toBeLessThanOrEqual(2048);
        const { protocol, to, words } = opened(url);
        expect(protocol).toBe('mailto:');
        expect(to).toBe('it+saas@corp.example');
        expect(Object.keys(words)).toEqual(['subject', 'body']);
        expect(words.subject).not.toMatch(/[\r\n]/);
        expect(words.body).toContain(`Reference ${request.id}`);
      }),
      { numRuns: 150 },
    ));

  it('holds all of an ordinary request', () => {
    const request = aRequest({
      note: 'For the workshop.\nThanks & see you?',
      buyer: { name: 'Mara' },
    });
    const { words } = opened(mailDraft(request, 'it@corp.example'));
    expect(words.subject).toBe('Acme Boards: about to buy');
    expect(words.body).toContain('For the workshop.\r\nThanks & see you?');
    expect(words.body).toContain('Asked by: Mara');
    expect(words.body).not.toContain('Shortened');
  });

  it('says that it is shortened where it is', () => {
    const request = aRequest({ note: '漢'.repeat(4000) });
    expect(opened(mailDraft(request, 'it@corp.example')).words.body).toContain('Shortened');
  });
});

describe('a mail', () => {
  it('has headers of one line each, and only addresses the administrator wrote', () =>
    always(async (notice) => {
      const settings = {
        smtp: { host: 'x', port: 25, tls: 'none' as const },
        from: 'desk@corp.example',
        to: ['it@corp.example'],
        replies: { address: 'desk@corp.example', secret: 'a secret of at least twenty-four' },
      };
      const mail = await email.compose(notice, settings, circumstances({ now: NOW }));
      const { text, ...headers } = mail;
      expect(JSON.stringify(headers)).not.toMatch(/\\[rn]/);
      expect(mail.subject.length).toBeLessThanOrEqual(200);
      expect(mail.to).toEqual(['it@corp.example']);
      expect(mail.replyTo === undefined).toBe(notice.kind === 'test');
      expect((mail.replyTo ?? '').split('@')[0]!.length).toBeLessThanOrEqual(64);
      expect(text).not.toContain('\r');
    }));
});
