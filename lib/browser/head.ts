import type { PageFacts } from '../checkout/page-facts.ts';

const MAX_JSON_LD = 100_000;
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
    jsonLd: [...page.querySelectorAll('script[type="application/ld+json"]')]
      .slice(0, 10)
      .map((script) => boundedText(script))
      .filter((text) => text !== ''),
  };
}

/** The text of a block, or nothing where it is too large to be honest. */
function boundedText(script: Element): string {
  const text = script.firstChild as Text | null;
  return text && text.nodeType === Node.TEXT_NODE && text.length <= MAX_JSON_LD ? text.data : '';
}
