import { useEffect, useRef } from 'react';

import { buildNudge } from '../../../lib/browser/nudge-card.ts';
import { NUDGE_STYLE } from '../../../lib/browser/nudge-style.ts';
import type { Nudge } from '../../../lib/messages.ts';

/** The very card that stands in pages; its buttons do nothing here. */
export function NudgePreview({ nudge }: { nudge: Nudge }) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = JSON.stringify(nudge);
  useEffect(() => {
    const root = place.current?.shadowRoot ?? place.current?.attachShadow({ mode: 'open' });
    if (!root) return;
    // As a sheet of its own: the page's security policy allows no style element.
    const style = new CSSStyleSheet();
    style.replaceSync(NUDGE_STYLE);
    root.adoptedStyleSheets = [style];
    const { element } = buildNudge(JSON.parse(drawn) as Nudge, 'card', () => {});
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    element.dataset.theme = isDark ? 'dark' : 'light';
    root.replaceChildren(element);
  }, [drawn]);
  return <div ref={place} className="nudge-preview" />;
}
