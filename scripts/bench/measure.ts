import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { needChromium } from '../browser.ts';

export function launch(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: needChromium(console.error),
    pipe: true,
    enableExtensions: true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** An extension that is nothing but this content script. */
export function contentScriptExtension(name: string, script: string, runAt: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `bench-${name}-`));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'content.js'), script);
  writeFileSync(
    path.join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name,
      version: '1',
      content_scripts: [{ matches: ['https://*/*'], js: ['content.js'], run_at: runAt }],
    }),
  );
  return folder;
}

/** Answers every navigation with `html` and nothing else. */
export async function serve(page: Page, html: string): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) =>
    request.isNavigationRequest()
      ? void request.respond({ contentType: 'text/html; charset=utf-8', body: html })
      : void request.abort(),
  );
}
