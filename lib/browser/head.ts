import type { PageFacts } from '../checkout/page-facts.ts';

const MAX_JSON_LD = 100_000;
const MAX_BLOCKS = 10;
const MAX_ALL_JSON_LD = 200_000;
const NAMES =
  /^(og:site_name|og:title|application-name|apple-mobile-web-app-title|generator|author|publisher|description)$/;

/** What a page says of itself outside its body. */
export function readHead(
  page: Document,
): Pick<PageFacts, 'language' | 'title' | 'meta' | 'jsonLd'> {
  const meta = new Map<string, string>();
  for (const element of [...page.querySelectorAll('meta[content]')].slice(0, 200)) {
    const name = (
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      ''
    ).toLowerCase();
    if (NAMES.test(name) && !meta.has(name))
      meta.set(name, element.getAttribute('content')!.slice(0, 300).trim());
  }
  return {
    language: (page.documentElement?.getAttribute('lang') ?? '').slice(0, 35),
    title: page.title.slice(0, 300),
    meta,
    jsonLd: readJsonLd(page),
  };
}

/** The blocks of data for machines, as far as there are not too many. */
function readJsonLd(page: Document): string[] {
  const texts: string[] = [];
  let left = MAX_ALL_JSON_LD;
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const text = boundedText(script);
    left -= text.length;
    if (left < 0) break;
    if (text !== '') texts.push(text);
  }
  return texts.slice(0, MAX_BLOCKS);
}

/** The text of a block, or nothing where it is too large to be honest. */
function boundedText(script: Element): string {
  const text = script.firstChild as Text | null;
  return text && text.nodeType === Node.TEXT_NODE && text.length <= MAX_JSON_LD ? text.data : '';
}
