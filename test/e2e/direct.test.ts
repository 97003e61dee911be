import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { needChromium } from '../../scripts/browser.ts';
import { type DemoSite, startDemoSite } from '../../scripts/demo-site.ts';
import { canWritePolicies, writeChromiumPolicy } from '../../scripts/policy-file.ts';
import { certificateOfAMoment } from '../desk/channels/certificate.ts';
import { type Reply, startPeer } from '../desk/channels/peer.ts';
import { LUMEN } from './checkouts.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { readNudge, waitForNudge } from './nudge.ts';
import { Popup } from './popup.ts';
import { ANSWERS } from './story.ts';

const SLACK = 'hooks.slack.com';
const TEAMS = 'default1.environment.api.powerplatform.com';
const SECRET = 'whsec_YSBzZWNyZXQgb2YgMjQgYnl0ZXMsIG9r';

/** The policy is a file that only root may write. */
const withPolicy = canWritePolicies() ? describe : describe.skip;

withPolicy('an organisation without a desk', () => {
  let hosted: Awaited<ReturnType<typeof startPeer>>;
  let own: Awaited<ReturnType<typeof startPeer>>;
  let site: DemoSite;
  let chromium: Chromium;
  let policy: { remove: () => void };
  /** As documented; none of them sends a CORS header. */
  const answers: Record<string, Reply> = {
    [TEAMS]: { status: 202 },
  };

  beforeAll(async () => {
    const executablePath = needChromium(console.log);
    hosted = await startPeer(({ headers }) => answers[headers.host!]!, certificateOfAMoment());
    own = await startPeer((_, count) => ({ status: count === 1 ? 503 : 204 }));
    answers[SLACK] = { status: 307, headers: { location: `${own.url}/elsewhere` } };
    site = await startDemoSite();
    policy = writeChromiumPolicy(executablePath, {
      contactName: 'Priya in IT',
      dataConsent: true,
      firstRun: false,
      slackWebhook: `https://${SLACK}/services/T0/B0/x`,
      teamsWebhook: `https://${TEAMS}/powerautomate/automations/direct/workflows/x?sig=y`,
      webhookUrl: `${own.url}/right-purchase`,
      webhookSecret: SECRET,
      mailTo: 'it@corp.example',
    });
    chromium = await startChromium({
      executablePath,
      headless: true,
      playedHosts: { [SLACK]: hosted.port, [TEAMS]: hosted.port },
    });
    await eventually('the browser knows where requests go', async () =>
      (await chromium.stored('connection')).state === 'direct' ? true : undefined,
    );
  });
  afterAll(async () => {
    await chromium?.close();
    policy?.remove();
    await site?.stop();
    hosted?.stop();
    own?.stop();
  });

  it('is asked straight from the browser, by each channel, and the buyer keeps its answer', async () => {
    const page = await LUMEN.open({ chromium, site });
    await waitForNudge(page);
    const popup = new Popup(await chromium.openPopup(page));
    await popup.pressFirst('Start');
    await popup.answer(ANSWERS);
    await popup.press('Ask Priya in IT');
    await popup.shows('straight to IT by Slack, Microsoft Teams, IT’s own program, and E-mail');
    await popup.type({ 'Your name': 'Mika Lind' });
    await popup.press('Send to Priya in IT');
    await popup.shows('Slack goes out in a few seconds', 'E-mail a draft; you send it yourself');

    await eventually(
      'the webhook has it',
      async () => (own.seen.length > 1 ? true : undefined),
      60,
    );
    await popup.shows(
      'Handed over',
      'Slack did not take it – it answered with a redirect',
      'Microsoft Teams handed over',
      'IT’s own program handed over',
    );
    expect(own.seen.map(({ path }) => path)).not.toContain('/elsewhere');
    const [first, again] = own.seen;
    expect(again!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    const told = new Webhook(SECRET).verify(again!.body, again!.headers as Record<string, string>);
    expect(told).toMatchObject({
      type: 'consultation.requested',
      data: { buyer: { name: 'Mika Lind' } },
    });
    expect(hosted.seen.map(({ headers }) => headers.host)).toEqual([SLACK, TEAMS]);
    expect(hosted.seen.every(({ headers }) => headers.cookie === undefined)).toBe(true);

    answers[SLACK] = { status: 200, body: 'ok' };
    await popup.press('Try again');
    await popup.shows('Slack handed over');

    const draft = await popup.page
      .locator('a::-p-text(Open the draft)')
      .map((link) => (link as HTMLAnchorElement).href)
      .wait();
    expect(draft).toMatch(/^mailto:it@corp\.example\?subject=Lumen%20Notes/);
    await popup.press('I have sent it');
    await popup.shows('E-mail handed over');

    await popup.page.locator('summary::-p-text(Priya in IT has answered)').click();
    await popup.type({ 'In their words': 'Have fun.' });
    await popup.press('Keep it here');
    await popup.shows('Go ahead', 'Have fun.', 'What did you do?');
    await popup.page.close();

    await page.reload();
    await waitForNudge(page);
    expect(JSON.stringify(await readNudge(page))).toContain('go ahead');

    const later = new Popup(await chromium.openPopup(page));
    await later.press('I bought it');
    // The alarm that wakes a background which has gone to sleep comes after half a minute at the earliest.
    await eventually(
      () => `every channel is told the outcome (told: ${own.seen.length}, ${hosted.seen.length})`,
      async () => (own.seen.length >= 3 && hosted.seen.length >= 5 ? true : undefined),
      90,
    );
    expect([own.seen.length, hosted.seen.length]).toEqual([3, 5]);
    expect(own.seen[2]!.json.type).toBe('consultation.concluded');
  });
});
