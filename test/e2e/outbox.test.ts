import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { browser as extensionApi } from 'wxt/browser';

import type { Delivery } from '../../lib/consultation/consultation-record.ts';
import type { Request } from '../../lib/consultation/consultation.ts';
import type { UiAnswer, UiMessage } from '../../lib/messages.ts';
import { findChromium } from '../../scripts/browser.ts';
import {
  type PolicyFile,
  canWritePolicies,
  writeChromiumPolicy,
} from '../../scripts/policy-file.ts';
import { aRequest } from '../consultation/samples.ts';
import { type RunningDesk, startDesk } from '../desk/start-desk.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { DeskAdmin } from './desk-admin.ts';
import { eventually } from './eventually.ts';
import { type UnreliableLine, startLine } from './unreliable-line.ts';

/** Known inside the extension's page. */
declare const chrome: typeof extensionApi;

const executablePath = findChromium();

describe.skipIf(!executablePath)('in a real browser with a real desk', () => {
  let desk: RunningDesk;
  let admin: DeskAdmin;
  let line: UnreliableLine;
  let profile: string;
  let chromium: Chromium;
  let page: Page;
  let policy: PolicyFile | undefined;

  const start = async () => {
    chromium = await startChromium({ executablePath: executablePath!, headless: true, profile });
    page = await chromium.openExtensionPage('popup.html');
  };
  const tell = (message: UiMessage): Promise<UiAnswer> =>
    page.evaluate((message) => chrome.runtime.sendMessage(message), message);
  const connect = async () => {
    const { url: deskUrl } = line;
    const { enrolmentToken } = desk;
    if (canWritePolicies())
      policy = writeChromiumPolicy(executablePath!, { deskUrl, enrolmentToken, dataConsent: true });
    await start();
    const settings = { buyer: {}, notifications: false, deskUrl, enrolmentToken };
    if (!policy) {
      await tell({ type: 'save-settings', settings });
      await tell({ type: 'consent', isGiven: true });
    }
    await eventually('the browser is enrolled', async () =>
      (await chromium.stored('connection')).state === 'enrolled' ? true : undefined,
    );
  };
  const ask = async (): Promise<Request> => {
    const request = aRequest({ id: randomUUID() });
    expect(await tell({ type: 'send-request', request })).toEqual({ ok: true });
    return request;
  };
  const deliveryOf = async ({ id }: Request): Promise<Delivery | undefined> =>
    (await chromium.stored('consultations')).find(({ request }) => request.id === id)?.delivery;
  const received = (request: Request, seconds = 60) =>
    eventually(
      'the popup shows that IT has it',
      async () => ((await deliveryOf(request))?.state === 'received' ? true : undefined),
      seconds,
    );
  /** How often the desk has it. */
  const count = async ({ id }: Request, at = admin): Promise<number> =>
    (await at.call('list')).items.filter((item) => item.id === id).length;
  const runDesk = async (data?: string) => {
    desk = await startDesk(data === undefined ? {} : { data });
    admin = await DeskAdmin.signIn(desk);
  };

  beforeAll(async () => {
    await runDesk();
    line = await startLine(desk.url);
    profile = await mkdtemp(path.join(tmpdir(), 'profile-'));
    policy = undefined;
    await connect();
  });
  afterAll(async () => {
    await chromium.close();
    policy?.remove();
    await line.close();
    await desk.kill();
    await rm(desk.data, { recursive: true, force: true });
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('a request survives the worker that was to send it', async () => {
    const request = await ask();
    await chromium.killWorker();
    await received(request);
    expect(await count(request)).toBe(1);
  });

  it('a desk that is killed after it has the request, before it answered, has it once', async () => {
    const lost = line.loseAnswerTo('POST /api/v1/consultations ', () => desk.kill());
    const request = await ask();
    await lost;
    await eventually('it waits to be sent again', async () =>
      (await deliveryOf(request))?.state === 'waiting' ? true : undefined,
    );
    await runDesk(desk.data);
    line.leadTo(desk.url);
    await received(request);
    expect(await count(request)).toBe(1);
  });

  it('a browser that is killed with a request in its outbox sends it when it starts again', async () => {
    const request = await ask();
    chromium.browser.process()?.kill('SIGKILL');
    await start();
    await received(request);
    expect(await count(request)).toBe(1);
  });

  it.runIf(canWritePolicies())(
    'a request that waits goes to the desk that the policy names now, and only there',
    async () => {
      await desk.kill();
      const request = await ask();
      await eventually('it waits for its desk', async () => {
        const delivery = await deliveryOf(request);
        return delivery?.state === 'waiting' && delivery.because === 'unreachable'
          ? true
          : undefined;
      });
      const other = await startDesk();
      policy?.remove();
      policy = writeChromiumPolicy(executablePath!, {
        deskUrl: other.url,
        enrolmentToken: other.enrolmentToken,
        dataConsent: true,
      });
      await runDesk(desk.data);
      await received(request, 90);
      const counts = [await count(request), await count(request, await DeskAdmin.signIn(other))];
      expect(counts).toEqual([0, 1]);
      await other.stop();
    },
  );
});
