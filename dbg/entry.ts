import { readPage } from '../lib/browser/read-page.ts';
import { setScene } from '../lib/checkout/scene.ts';
import { detect } from '../lib/checkout/detect.ts';
Object.assign(globalThis, { probe: async () => {
  const g = readPage(document, { host: location.hostname, path: decodeURIComponent(location.pathname + location.search + location.hash).toLowerCase() });
  let r; do { r = g.next(); } while (!r.done);
  const facts = r.value as any;
  const v = detect(facts, location.origin + location.pathname);
  const scene = (v as any).scene ?? setScene(facts, facts.language || 'en');
  return { v, lines: scene.lines.map((l: any, i: number) => ({ ...l, w: scene.wordsAt(i).map((w: any) => w.category + ':' + w.text).join(' ') })), prices: scene.prices, fields: scene.fields, frames: scene.frames, brands: facts.brands, title: facts.title, meta: [...facts.meta], all: facts.lines.length, links: facts.links };
}});
