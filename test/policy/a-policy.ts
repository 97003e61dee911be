import type { Policy } from '../../lib/policy/policy.ts';

/** Every key, and every key within a key, with a right value. */
export const A_POLICY = {
  organisationName: 'Harbour Labs',
  contactName: 'Priya in IT',
  deskUrl: 'https://desk.example.com',
  enrolmentToken: 'a-good-token',
  slackWebhook: 'https://hooks.slack.com/services/T000/B000/abcdefghijklmnop',
  teamsWebhook:
    'https://default0a1b.01.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/1/triggers/manual/paths/invoke?api-version=1&sig=abc',
  webhookUrl: 'https://it.example/requests',
  webhookSecret: `whsec_${btoa('0123456789abcdef0123456789abcdef')}`,
  mailTo: 'it@corp.example',
  catalogue: [
    {
      name: 'Acme Boards',
      domains: ['acme.example'],
      status: 'approved',
      category: 'whiteboards',
      owner: 'Workplace team',
      spareSeats: 3,
      alternatives: ['Outline'],
      terms: 'Ten per cent off above 20 seats.',
      note: 'Ask for a seat.',
    },
  ],
  checklist: [
    {
      id: 'budget',
      text: 'Whose budget pays for it?',
      help: 'A guess is fine.',
      options: [
        { id: 'ours', text: 'Ours', points: 0 },
        { id: 'unknown', text: 'Nobody knows', points: 4 },
      ],
      translations: [
        {
          language: 'de',
          text: 'Wessen Budget zahlt?',
          help: 'Schätzen genügt.',
          options: [{ id: 'ours', text: 'Unseres' }],
        },
      ],
    },
  ],
  talkFrom: 3,
  consultFrom: 12,
  bookingUrl: 'https://cal.example/it',
  chatUrl: 'https://chat.example/it',
  onlyOn: ['https://*.shop.example/*'],
  neverOn: ['https://*.bank.example/*'],
  consumerMedia: true,
  nudges: true,
  nudgeEveryDays: 7,
  nudgeHoldOutPercent: 10,
  nudgeCorner: 'top-end',
  languages: ['de', 'pt-BR'],
  pageAddress: false,
  keepDays: 365,
  firstRun: false,
  dataConsent: true,
  fleetHealth: false,
} satisfies Policy;
