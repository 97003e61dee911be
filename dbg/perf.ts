import { build } from 'vite';
import puppeteer from 'puppeteer-core';
const built: any = await build({ configFile: false, logLevel: 'error', build: { write: false, minify: true, lib: { entry: new URL('perf-entry.ts', import.meta.url).pathname, formats: ['iife'], name: 'x' } } });
const code = built[0].output[0].code;
console.log('bytes', code.length);
const b = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const p = await b.newPage();
p.on('console', (m) => console.log(m.text())); p.on('pageerror', (e) => console.log('ERR', e));
await p.goto('about:blank');
await p.evaluate(code);
for (const n of [1000, 5000, 100000]) {
  const r = await p.evaluate(async (n) => (globalThis as any).perf(n), n);
  console.log(n, JSON.stringify(r));
}
await b.close();
