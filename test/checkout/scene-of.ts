import type { Line, PageFacts } from '../../lib/checkout/page-facts.ts';
import { type Scene, setScene } from '../../lib/checkout/scene.ts';
import { atOnce } from '../../lib/checkout/steps.ts';

/** The scene of a page that shows these lines of text and nothing else. */
export function sceneOf(language: string, ...texts: string[]): Scene {
  const lines = texts.map((text): Line => ({ text, role: 'text', place: 'content', dialog: 0 }));
  const facts: PageFacts = {
    host: 'lumen.example',
    path: '/checkout',
    language,
    title: '',
    meta: new Map(),
    jsonLd: [],
    microdata: [],
    brands: [],
    lines,
    fields: [],
    frames: [],
    links: [],
    cut: false,
  };
  return atOnce(setScene(facts, language));
}
