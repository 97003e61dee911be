import * as z from 'zod/mini';

/** The address of a Slack incoming webhook. */
export const slackHook = z.url({ protocol: /^https$/ }).check(z.maxLength(3000));

/** The address of a Teams workflow. Office 365 connectors were retired; their addresses take nothing any more. */
export const teamsFlow = z.url({ protocol: /^https$/ }).check(
  z.maxLength(3000),
  z.refine((url) => !URL.canParse(url) || !new URL(url).hostname.endsWith('.webhook.office.com'), {
    error:
      'this is an Office 365 connector, which Microsoft has retired: make a Workflow "Post to a channel when a webhook request is received" and use its address',
  }),
);
