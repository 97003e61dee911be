import { judge } from '../lib/browser/look.ts';
import { readPage } from '../lib/browser/read-page.ts';
import { setScene } from '../lib/checkout/scene.ts';
import { detect } from '../lib/checkout/detect.ts';
function fill(n: number) {
  const parts: string[] = [];
  let count = 0; let i = 0;
  while (count < n) {
    parts.push(`<div class="row item-${i} px-4 py-2"><div class="cell"><span class="label text-sm">Project plan number ${i} for your team</span></div><div class="cell"><span class="value">${i % 7 === 0 ? '$' + i + '.00 per month' : 'Some ordinary words of a page here'}</span><a href="/x/${i}" class="link">More details</a></div><button type="button" class="btn">Upgrade</button></div>`);
    count += 11; i++;
  }
  document.body.innerHTML = `<main><h1>Checkout</h1><form><label>Card number<input autocomplete="cc-number"></label><button>Pay now</button></form>${parts.join('')}</main>`;
  const w = document.createTreeWalker(document, 5); let c = 0; while (w.nextNode()) c++;
  return c;
}
Object.assign(globalThis, { perf: async (n: number) => {
  const nodes = fill(n); document.body.getBoundingClientRect();
  const out: any = { nodes };
  const runs: number[] = [], reads: number[] = [], scenes: number[] = [], dets: number[] = [];
  for (let k = 0; k < 25; k++) {
    let longest = 0;
    const a = performance.now(); await judge(document, { href: 'https://app.x.io/checkout' }); runs.push(performance.now() - a);
    const t = performance.now(); const g = readPage(document, { host: 'app.x.io', path: '/checkout' }); let r; do r = g.next(); while (!r.done); const t2 = performance.now(); reads.push(t2 - t);
    const s = setScene(r.value as any, 'en'); const t3 = performance.now(); scenes.push(t3 - t2);
    detect(r.value as any, 'https://app.x.io/checkout'); dets.push(performance.now() - t3);
    out.lines = s.lines.length; out.prices = s.prices.length; out.text = s.lines.reduce((x: number, l: any) => x + l.text.length, 0);
  }
  const med = (x: number[]) => +x.slice().sort((a, b) => a - b)[0]!.toFixed(2);
  return { ...out, first: +runs[0].toFixed(2), judge: med(runs), read: med(reads), scene: med(scenes), detect: med(dets) };
}});
