/**
 * `npm run channel-pictures`: what a request becomes in IT's own tools, for docs/channels. Real Request Tracker and exim
 * where they are installed (scripts/ci/install-peers.sh); the Teams card as Microsoft's own library draws it; of tools
 * that cannot be run here only the desk's side is shown.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import PostalMime from 'postal-mime';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { parseChannels } from '../desk/channels/config.ts';
import { loadPages } from '../desk/inbox-page.ts';
import { certificateOfAMoment } from '../test/desk/channels/certificate.ts';
import { hasExim, startExim } from '../test/desk/channels/exim/start.ts';
import { freePort } from '../test/desk/channels/free-port.ts';
import { type Seen, startPeer } from '../test/desk/channels/peer.ts';
import {
  hasRequestTracker,
  startRequestTracker,
} from '../test/desk/channels/request-tracker/start.ts';
import { aRequest, call, enrol, key, runApp, signIn } from '../test/desk/running-app.ts';
import { LUMEN } from '../test/e2e/checkouts.ts';
import { startChromium } from '../test/e2e/chromium.ts';
import { eventually } from '../test/e2e/eventually.ts';
import { waitForNudge } from '../test/e2e/nudge.ts';
import { Popup } from '../test/e2e/popup.ts';
import { ANSWERS } from '../test/e2e/story.ts';
import { needChromium } from './browser.ts';
import { built } from './builds.ts';
import { startDemoSite } from './demo-site.ts';
import { canWritePolicies, writeChromiumPolicy } from './policy-file.ts';
import { dim, say } from './terminal.ts';

if (!hasRequestTracker() || !hasExim() || !canWritePolicies())
  throw new Error('Needs root, Request Tracker 5 and exim4: scripts/ci/install-peers.sh');

const IMAGES = path.join('docs', 'channels', 'images');
const SECRET = 'whsec_YSBzZWNyZXQgb2YgMjQgYnl0ZXMsIG9r';
const MAIL_SECRET = 'a secret of at least twenty-four';
/** The stand-in for Teams, whose addresses are https only, has a certificate nobody has signed. */
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

const REQUEST = {
  vendor: { name: 'Lumen Notes', domain: 'lumen-notes.example' },
  offer: { plan: 'Team', seats: 5, price: { minor: 6000, currency: 'USD' }, period: 'month' },
  url: 'https://lumen-notes.example/checkout',
  buyer: { name: 'Mika Lind', team: 'Research', email: 'mika@corp.example' },
  note: 'We lose track of interview notes. Could we start this week?',
  answers: [
    {
      question: 'information',
      option: 'internal',
      questionText: 'What information will it hold?',
      optionText: 'Internal information',
    },
    {
      question: 'interpretation',
      option: 'teams',
      questionText: 'Who else has the same need?',
      optionText: 'Several teams',
    },
  ],
  assessment: {
    level: 'talk',
    reasons: ['Several teams need the same, so one purchase may serve all.'],
    alternatives: ['Outline'],
  },
} as const;

const undo: (() => unknown)[] = [];
try {
  await takeAll();
} finally {
  for (const step of undo.toReversed()) await step();
}

async function takeAll(): Promise<void> {
  built('inbox');
  mkdirSync(IMAGES, { recursive: true });
  const rt = await startRequestTracker();
  undo.push(rt.stop);
  const mailPort = await freePort();
  const program = await startPeer(() => ({ status: 204 }));
  const hosted = await startPeer(asDocumented, certificateOfAMoment());
  undo.push(program.stop, hosted.stop);

  const settings = {
    webhook: { url: `${program.url}/right-purchase`, secret: SECRET },
    'request-tracker': { url: rt.url, token: rt.token('deskbot'), queue: 'SaaS' },
    email: {
      smtp: { host: '127.0.0.1', port: mailPort, tls: 'none' },
      from: 'desk@corp.example',
      to: ['it@corp.example'],
      replies: { address: 'desk@corp.example', secret: MAIL_SECRET },
    },
    slack: { token: 'xoxb-1', channel: 'C0123', api: hosted.url },
    teams: { url: `${hosted.url}/powerautomate/x` },
    'jira-service-management': {
      url: hosted.url,
      email: 'desk@corp.example',
      token: 't',
      serviceDesk: '1',
      requestType: '25',
    },
    servicenow: { url: hosted.url, user: 'desk', password: 'p', table: 'incident' },
    zendesk: { url: hosted.url, clientId: 'right_purchase', clientSecret: 's' },
  };
  const names = [
    'Automation',
    'Request Tracker',
    'E-mail',
    'Slack',
    'Teams',
    'Jira',
    'ServiceNow',
    'Zendesk',
  ];
  const channels = Object.entries(settings).map(([kind, settings], at) => ({
    id: `c${at}`,
    kind,
    name: names[at],
    settings,
  }));
  const desk = await runApp({
    channels: parseChannels(JSON.stringify({ channels, allowHosts: ['127.0.0.1'] }), 'channels'),
    pages: await loadPages('desk/inbox/dist'),
  });
  undo.push(desk.stop);
  desk.clock.now = Date.now();
  const wiring = { desk: desk.url, channel: 'c2', secret: MAIL_SECRET, port: mailPort };
  const exim = await startExim(wiring);
  undo.push(exim.stop);

  const request = aRequest(structuredClone(REQUEST) as never);
  const buyer = await enrol(desk);
  const url = `${desk.url}/api/v1/consultations`;
  await call('POST', url, { body: request, headers: { ...buyer, ...key() } });
  const advisor = await signIn(desk, desk.signInToken);
  await eventually(
    'every channel has it',
    async () => {
      const { json } = await call('GET', `${desk.url}/api/inbox/consultations/${request.id}`, {
        headers: advisor,
      });
      const states = json.channels.map(({ state }: { state: string }) => state);
      return states.every((state: string) => state !== 'waiting') && exim.inbox().length > 0
        ? true
        : undefined;
    },
    60,
  );

  const browser = await puppeteer.launch({
    executablePath: needChromium(say),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    defaultViewport: { width: 1000, height: 760, deviceScaleFactor: 1.5 },
  });
  undo.push(() => browser.close());
  await ofInbox(browser, desk.url, advisor.cookie!, request.id);
  await ofTicket(browser, rt.url);
  await ofText(browser, 'email', await asRead(exim.inbox()[0]!));
  await ofText(browser, 'webhook', asReceived(program.seen[0]!));
  const card = hosted.seen.find(({ path }) => path.startsWith('/powerautomate'))!;
  await ofCard(browser, card.json.attachments[0].content);
  await ofPopup(hosted.port);
}

/** What each hosted tool answers to a creation; they are told apart by their paths. */
function asDocumented({ path }: Seen) {
  if (path.startsWith('/powerautomate')) return { status: 202 };
  if (path.endsWith('/chat.postMessage')) return { status: 200, body: { ok: true, ts: '1764.1' } };
  if (path === '/oauth/tokens') return { status: 200, body: { access_token: 'at' } };
  const created = {
    issueKey: 'IT-42',
    result: { sys_id: 'a1', number: 'INC0010042' },
    ticket: { id: 42 },
  };
  return { status: 201, body: created };
}

async function ofInbox(browser: Browser, url: string, cookie: string, id: string): Promise<void> {
  const page = await browser.newPage();
  const [name = '', value = ''] = cookie.split(';')[0]!.split('=');
  await page.setCookie({ name, value, url });
  await page.goto(`${url}/#/all/${id}`);
  await page.locator('p ::-p-text(Also in:)').wait();
  await take(page, 'inbox');
  await page.setViewport({ width: 1000, height: 2400, deviceScaleFactor: 1.5 });
  await page.goto(`${url}/#/settings`);
  await page.locator('aria/Send a test message to Slack[role="button"]').click();
  await page.locator('output ::-p-text(It has arrived.)').wait();
  const section = await page.$('xpath///section[.//h2[contains(., "Where requests also go")]]');
  await take(page, 'settings', section as never);
  await page.close();
}

async function ofTicket(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.type('[name=user]', 'root');
  await page.type('[name=pass]', 'password');
  await Promise.all([page.waitForNavigation(), page.click('[type=submit]')]);
  await page.goto(`${url}/Ticket/Display.html?id=1`, { waitUntil: 'networkidle0' });
  await page.$eval('.history', (history) => history.scrollIntoView());
  await take(page, 'request-tracker');
  await page.close();
}

/** A mail as a reader shows it: the headers that matter, and its text. */
async function asRead(mail: string): Promise<string> {
  const { headers, text = '' } = await PostalMime.parse(mail);
  const shown = ['from', 'to', 'reply-to', 'subject'];
  const lines = shown.map((name) => headers.find(({ key }) => key === name));
  return [...lines.map((header) => `${header?.originalKey}: ${header?.value}`), '', text].join(
    '\n',
  );
}

/** Text as it arrived, in a page that adds nothing to it. */
async function ofText(browser: Browser, name: string, text: string): Promise<void> {
  const page = await browser.newPage();
  await page.setContent(
    '<pre style="font:13px/1.5 monospace;margin:0;padding:20px;width:720px;white-space:pre-wrap"></pre>',
  );
  await page.$eval('pre', (pre, text) => void (pre.textContent = text), text);
  await take(page, name, (await page.$('pre')) as never);
  await page.close();
}

function asReceived({ method, path, headers, json }: Seen): string {
  const shown = ['content-type', 'webhook-id', 'webhook-timestamp', 'webhook-signature'];
  const lines = shown.map((name) => `${name}: ${String(headers[name])}`);
  const body = JSON.stringify(json, undefined, 2).replaceAll(
    /\{\s+("label".*)\s+("value".*)\s+\}/g,
    '{ $1 $2 }',
  );
  return [`${method} ${path}`, ...lines, '', body].join('\n');
}

async function ofCard(browser: Browser, card: object): Promise<void> {
  const page = await browser.newPage();
  await page.setViewport({ width: 560, height: 800, deviceScaleFactor: 1.5 });
  await page.setContent('<div id="card" style="font-family:sans-serif"></div>');
  await page.addScriptTag({ path: 'node_modules/adaptivecards/dist/adaptivecards.js' });
  await page.evaluate((card) => {
    const { AdaptiveCard } = (
      globalThis as never as { AdaptiveCards: typeof import('adaptivecards') }
    ).AdaptiveCards;
    const drawn = new AdaptiveCard();
    drawn.parse(card);
    document.querySelector('#card')!.append(drawn.render()!);
  }, card);
  await take(page, 'teams', (await page.$('#card')) as never);
  await page.close();
}

/** Without a desk: what the buyer sees once it was sent. */
async function ofPopup(slack: number): Promise<void> {
  const executablePath = needChromium(say);
  const policy = writeChromiumPolicy(executablePath, {
    contactName: 'Priya in IT',
    dataConsent: true,
    firstRun: false,
    slackWebhook: 'https://hooks.slack.com/services/T0/B0/x',
    mailTo: 'it@corp.example',
  });
  undo.push(policy.remove);
  const site = await startDemoSite();
  undo.push(site.stop);
  const playedHosts = { 'hooks.slack.com': slack };
  const chromium = await startChromium({ executablePath, headless: true, scale: 1.5, playedHosts });
  undo.push(chromium.close);
  await eventually('the browser knows where requests go', async () =>
    (await chromium.stored('connection')).state === 'direct' ? true : undefined,
  );
  const checkout = await LUMEN.open({ chromium, site });
  await waitForNudge(checkout);
  const popup = new Popup(await chromium.openPopup(checkout));
  await popup.pressFirst('Start');
  await popup.answer(ANSWERS);
  await popup.press('Ask Priya in IT');
  await popup.press('Send to Priya in IT');
  await popup.shows('Slack handed over');
  await take(popup.page, 'without-a-desk');
}

async function take(
  page: Page,
  name: string,
  part: Pick<Page, 'screenshot'> = page,
): Promise<void> {
  const file = path.join(IMAGES, `${name}.webp`);
  await part.screenshot({ path: file as `${string}.webp`, type: 'webp', quality: 80 });
  say(`  ${file} ${dim(`${Math.round(readFileSync(file).length / 1024)} kB`)}`);
}
