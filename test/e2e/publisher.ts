import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Page } from 'puppeteer-core';
import type { browser as extensionApi } from 'wxt/browser';

import type { Policy } from '../../lib/policy/policy.ts';
import { type DemoSite, startDemoSite } from '../../scripts/demo-site.ts';
import type { Files } from '../../scripts/release/zip.ts';
import { aRequest } from '../consultation/samples.ts';
import { type RunningDesk, startDesk } from '../desk/start-desk.ts';
import { DeskAdmin } from './desk-admin.ts';
import { startLine } from './unreliable-line.ts';
import { furnish, policyFor } from './world.ts';

/** Known inside the extension's pages, in Firefox, too. */
declare const chrome: typeof extensionApi;

/** An organisation whose desk hands its browsers the extension, and reaches them over a line that can break. */
export interface Publisher {
  desk: RunningDesk;
  admin: DeskAdmin;
  site: DemoSite;
  /** What its browsers are told. */
  policy: Policy;
  /** Puts the files of a release where the desk serves them. */
  publish(release: Files): void;
  /** Whether browsers reach the desk; from the start they do. */
  connect(isConnected: boolean): void;
  /** What the desk has of a request. */
  received(id: string): Promise<Awaited<ReturnType<typeof readAt>> | undefined>;
  stop(): Promise<void>;
}

const readAt = (admin: DeskAdmin, id: string) => admin.call('read', { id });

export async function startPublisher(): Promise<Publisher> {
  const folder = mkdtempSync(path.join(tmpdir(), 'release-'));
  const desk = await startDesk({ extensions: folder });
  const admin = await DeskAdmin.signIn(desk);
  await furnish(admin);
  const line = await startLine(desk.url);
  const site = await startDemoSite();
  return {
    desk,
    admin,
    site,
    policy: { ...policyFor(desk), deskUrl: line.url },
    publish: (release) => {
      for (const [name, bytes] of release) writeFileSync(path.join(folder, name), bytes);
    },
    connect: (isConnected) => line.leadTo(isConnected ? desk.url : 'http://127.0.0.1:9'),
    received: (id) => readAt(admin, id).catch(() => undefined),
    stop: async () => {
      await site.stop();
      await line.close();
      await desk.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Sends a request from a page of the extension, as the popup does; returns its id. */
export async function sendFrom(page: Page): Promise<string> {
  const request = aRequest({ id: randomUUID() });
  await page.evaluate((message) => chrome.runtime.sendMessage(message), {
    type: 'send-request',
    request,
  });
  return request.id;
}

/** Has the background bring everything up to date, as a page does that opens. */
export const refreshFrom = (page: Page): Promise<unknown> =>
  page.evaluate(() => chrome.runtime.sendMessage({ type: 'refresh' }));
