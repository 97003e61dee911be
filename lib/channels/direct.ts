import type { Request } from '../consultation/consultation.ts';
/** How a browser tells a channel by itself, where the organisation has no desk: the desk's formatters, the policy's addresses. */
import type { HttpAnswer } from '../consultation/desk-answer.ts';
import type { OutboxEntry } from '../consultation/outbox-entry.ts';
import type { Policy } from '../policy/policy.ts';
import type { DirectChannel } from './direct-channel.ts';
import type { HttpCall, HttpChannel, Reading } from './http-channel.ts';
import type { Circumstances, Notice } from './notice.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import { webhook } from './webhook.ts';

export interface Teller {
  tell: (notice: Notice, circumstances: Circumstances) => HttpCall | Promise<HttpCall>;
  read: (answer: HttpAnswer, now: Date) => Reading;
}

/** `undefined` where the policy names no address, and for e-mail, which the buyer sends. */
export function tellerOf(
  channel: DirectChannel,
  { slackWebhook, teamsWebhook, webhookUrl, webhookSecret }: Policy,
): Teller | undefined {
  switch (channel) {
    case 'slack':
      return slackWebhook ? bound(slack, { url: slackWebhook }) : undefined;
    case 'teams':
      return teamsWebhook ? bound(teams, { url: teamsWebhook }) : undefined;
    case 'webhook':
      return webhookUrl && webhookSecret
        ? bound(webhook, { url: webhookUrl, secret: webhookSecret })
        : undefined;
    case 'email':
      return undefined;
  }
}

function bound<Settings>(channel: HttpChannel<Settings>, settings: Settings): Teller {
  return {
    tell: (notice, circumstances) => channel.tell(notice, undefined, settings, circumstances),
    read: (answer, now) => channel.read(answer, { settings, now }),
  };
}

/** What an entry tells about a request. */
export function noticeOf({ write, queuedAt }: OutboxEntry, request: Request): Notice {
  switch (write.kind) {
    case 'request':
      return { kind: 'request', request: write.body };
    case 'message':
      return {
        kind: 'message',
        request,
        message: { ...write.body, from: 'buyer', at: queuedAt },
      };
    case 'outcome':
      return { kind: 'outcome', request, outcome: write.body };
    case 'withdrawal':
      return { kind: 'withdrawal', request };
  }
}
