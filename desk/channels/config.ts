import { readFileSync, statSync } from 'node:fs';

import * as z from 'zod/mini';

import { email } from '../../lib/channels/email.ts';
import { jiraServiceManagement } from '../../lib/channels/jira-service-management.ts';
import { requestTracker } from '../../lib/channels/request-tracker.ts';
import { serviceNow } from '../../lib/channels/servicenow.ts';
import { slack } from '../../lib/channels/slack.ts';
import { SECRET } from '../../lib/channels/standard-webhooks.ts';
import { teams } from '../../lib/channels/teams.ts';
import { webhook } from '../../lib/channels/webhook.ts';
import { zendesk } from '../../lib/channels/zendesk.ts';
import { line } from '../../lib/line.ts';

/** The tools that are spoken to over HTTP, by the name of their kind. */
export const httpChannels = {
  slack,
  teams,
  webhook,
  zendesk,
  servicenow: serviceNow,
  'request-tracker': requestTracker,
  'jira-service-management': jiraServiceManagement,
} as const;

const named = {
  /** Never changes: what was delivered is kept under it. */
  id: z
    .string()
    .check(z.regex(/^[a-z][a-z0-9-]{0,40}$/, { error: 'small letters, digits, dashes' })),
  name: line(60),
  /** Secrets with which this channel's own calls to the desk are signed; several while one is being replaced. */
  replySecrets: z.prefault(z.array(z.string().check(z.regex(SECRET))).check(z.maxLength(4)), []),
};

const channel = z.discriminatedUnion('kind', [
  z.strictObject({ ...named, kind: z.literal('slack'), settings: slack.settings }),
  z.strictObject({ ...named, kind: z.literal('teams'), settings: teams.settings }),
  z.strictObject({ ...named, kind: z.literal('webhook'), settings: webhook.settings }),
  z.strictObject({
    ...named,
    kind: z.literal('request-tracker'),
    settings: requestTracker.settings,
  }),
  z.strictObject({ ...named, kind: z.literal('zendesk'), settings: zendesk.settings }),
  z.strictObject({ ...named, kind: z.literal('servicenow'), settings: serviceNow.settings }),
  z.strictObject({
    ...named,
    kind: z.literal('jira-service-management'),
    settings: jiraServiceManagement.settings,
  }),
  z.strictObject({ ...named, kind: z.literal('email'), settings: email.settings }),
]);
export type Channel = z.output<typeof channel>;

const isPlain = (channel: Channel, allowed: readonly string[]): boolean => {
  const { url, api } = channel.settings as { url?: string; api?: string };
  const addresses = [url, api].flatMap((address) => (address ? new URL(address) : []));
  return addresses.some(
    ({ protocol, hostname }) =>
      protocol === 'http:' && !allowed.includes(hostname.replace(/^\[|\]$/g, '')),
  );
};

const channelsFile = z
  .strictObject({
    channels: z.array(channel).check(
      z.maxLength(50),
      z.refine((channels) => new Set(channels.map(({ id }) => id)).size === channels.length, {
        error: 'two channels have the same id',
      }),
    ),
    /** Hosts inside the network that channels may reach. */
    allowHosts: z.prefault(z.array(z.string().check(z.maxLength(253))), []),
  })
  .check(
    z.refine(({ channels, allowHosts }) => !channels.some((each) => isPlain(each, allowHosts)), {
      path: ['channels'],
      error:
        'an address beyond this network must start with https:// (or its host be among allowHosts)',
    }),
  );
export type Channels = z.output<typeof channelsFile>;

export const NO_CHANNELS: Channels = { channels: [], allowHosts: [] };

/** Reads the channels file. Throws an error that says what is wrong where, and quotes no value. */
export function readChannels(path: string): Channels {
  const { mode } = statSync(path);
  if (mode & 0o077)
    throw new Error(`${path} holds secrets: chmod 600 it, so that only the desk's user reads it`);
  return parseChannels(readFileSync(path, 'utf8'), path);
}

export function parseChannels(text: string, path: string): Channels {
  const parsed = channelsFile.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `  ${z.core.toDotPath(issue.path)}: ${issue.message}`,
  );
  throw new Error(`${path} is not right:\n${problems.join('\n')}`);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${path} is not JSON`);
  }
}

/** A reason without the channel's secrets: a tool may quote back what we sent. */
export const redacted = (because: string, channel: Channel): string =>
  secretsOf(channel)
    .reduce((text, secret) => text.replaceAll(secret, '***'), because)
    .slice(0, 300);

/** Every secret-looking string of a channel's settings: none of them may appear in a log or an answer. */
function secretsOf(channel: Channel): string[] {
  const texts = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(texts)
        : [];
  return texts([channel.settings, channel.replySecrets]).filter((text) => text.length >= 12);
}
