import * as z from 'zod/mini';

import { fit } from './fit.ts';
import { teamsFlow } from './hook-address.ts';
import { type HttpChannel, jsonCall, readStatus } from './http-channel.ts';
import type { Circumstances, Notice } from './notice.ts';
import { type Fact, type Summary, leadOf, linksOf, referenceOf, summaryOf } from './summary.ts';

const settings = z.strictObject({ url: teamsFlow });
export type TeamsSettings = z.output<typeof settings>;

export const teams: HttpChannel<TeamsSettings> = {
  settings,
  /** 4 calls a second and 60 in 30 seconds were the connectors' limits; a flow takes fewer. */
  paceMs: 1000,
  tell: (notice, _thread, { url }, circumstances) =>
    jsonCall(
      'POST',
      url,
      fit(summaryOf(notice), MOST_BYTES, (summary) => messageOf(summary, notice, circumstances)),
    ),
  read: (answer, { now }) => {
    const reading = readStatus(answer, now);
    return reading.kind === 'done' ? { ...reading, handedOver: true } : reading;
  },
};

/** Teams refuses messages of about 28 KB. */
const MOST_BYTES = 20_000;

const messageOf = (summary: Summary, notice: Notice, circumstances: Circumstances) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: cardOf(summary, notice, circumstances),
    },
  ],
});

/**
 * Version 1.4: Power Automate does not show 1.5. TextBlock and FactSet read Markdown, so what others wrote stands in
 * text runs, which do not.
 */
function cardOf(
  { title, facts, answers, prose }: Summary,
  notice: Notice,
  circumstances: Circumstances,
) {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      rich([{ text: title, weight: 'Bolder', size: 'Medium' }]),
      ...[...facts, ...answers].map(factRuns),
      ...(prose ? [rich([{ text: prose }])] : []),
      rich([{ text: referenceOf(notice, circumstances), isSubtle: true, size: 'Small' }]),
    ],
    actions: linksOf(notice, circumstances).map(({ label, url }) => ({
      type: 'Action.OpenUrl',
      title: label,
      url,
    })),
  };
}

interface Run {
  text: string;
  weight?: 'Bolder';
  size?: 'Medium' | 'Small';
  isSubtle?: boolean;
}

const rich = (runs: Run[]) => ({
  type: 'RichTextBlock',
  inlines: runs.map((run) => ({ type: 'TextRun', ...run })),
});

const factRuns = (fact: Fact) =>
  rich([{ text: `${leadOf(fact)} `, weight: 'Bolder' }, { text: fact.value }]);
