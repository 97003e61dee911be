import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { HttpChannel } from '../../lib/channels/http-channel.ts';
import { jiraServiceManagement } from '../../lib/channels/jira-service-management.ts';
import type { Notice, Thread } from '../../lib/channels/notice.ts';
import { requestTracker } from '../../lib/channels/request-tracker.ts';
import { serviceNow } from '../../lib/channels/servicenow.ts';
import { slack } from '../../lib/channels/slack.ts';
import { summaryOf } from '../../lib/channels/summary.ts';
import { zendesk } from '../../lib/channels/zendesk.ts';
import { aRequest } from '../consultation/samples.ts';
import { documented } from './documented-bodies.ts';
import { circumstances, notices } from './notices.ts';

const account = { url: 'https://corp.example', email: 'a@b.example', token: 't' };
const rows = { url: 'https://corp.example', user: 'u', password: 'p' };
const THREAD = { id: '7' };

type Case = [
  what: string,
  tell: (
    notice: Notice,
    thread: Thread | undefined,
    mayBeRepeat: boolean,
  ) => ReturnType<HttpChannel<unknown>['tell']>,
  first: keyof typeof documented,
  next: keyof typeof documented,
];

/** A channel with its settings, for whatever happens. */
const telling =
  <Settings>(channel: HttpChannel<Settings>, settings: Settings): Case[1] =>
  (notice, thread, mayBeRepeat) =>
    channel.tell(notice, thread, settings, circumstances({ mayBeRepeat }));

describe('the body of a call', () => {
  it.each<Case>([
    [
      'Jira Service Management',
      telling(jiraServiceManagement, { ...account, serviceDesk: '1', requestType: '2' }),
      'jiraRequest',
      'jiraComment',
    ],
    [
      'a table of ServiceNow',
      telling(serviceNow, { ...rows, table: 'incident' }),
      'serviceNowRow',
      'serviceNowNote',
    ],
    [
      'an import set of ServiceNow',
      telling(serviceNow, { ...rows, importTable: 'u_right_purchase' }),
      'serviceNowImport',
      'serviceNowImportedNote',
    ],
    ['Zendesk', telling(zendesk, account), 'zendeskTicket', 'zendeskComment'],
    [
      'Request Tracker',
      telling(requestTracker, { ...account, queue: 'SaaS', field: 'Desk-Request-Id' }),
      'ticket',
      'correspondence',
    ],
    [
      'a webhook of Slack',
      telling(slack, { url: 'https://hooks.slack.com/services/x' }),
      'slackMessage',
      'slackMessage',
    ],
    [
      'a bot in Slack',
      telling(slack, { token: 'xoxb-1', channel: 'C01', api: 'https://slack.com/api' }),
      'slackPost',
      'slackPost',
    ],
  ])('to %s is as it is documented, whatever was written', (_, tell, first, next) =>
    fc.assert(
      fc.asyncProperty(notices, fc.boolean(), fc.boolean(), async (notice, isNext, isRepeat) => {
        const { body } = await tell(notice, isNext ? THREAD : undefined, isRepeat);
        const { error } = documented[isNext ? next : first].safeParse(JSON.parse(body!));
        expect(error?.issues).toBeUndefined();
      }),
      { numRuns: 150 },
    ),
  );

  it.each(['=HYPERLINK("https://evil.example")', '+1', '-1+cmd', '@SUM(A1)'])(
    'starts no cell of an exported table with a formula (%s)',
    (name) => {
      const { title } = summaryOf({ kind: 'request', request: aRequest({ vendor: { name } }) });
      expect(title).toBe(`'${name}: about to buy`);
    },
  );
});
