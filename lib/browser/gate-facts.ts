import type { GateFacts } from '../checkout/gate.ts';

const MAX_FRAMES = 50;
const MAX_TEXT = 4000;
const DIALOGS = 'dialog[open],[role=dialog],[aria-modal=true]';

/** Reads what the gate may know: a few indexed look-ups, no walk of the page, no field's value. */
export function readGateFacts(
  page: Document,
  address: { hostname: string; pathname: string; search: string; hash: string },
  clicked = '',
): GateFacts {
  const read = <Found extends Element>(selector: string, part: (found: Found) => string) =>
    [...page.querySelectorAll<Found>(selector)].slice(0, MAX_FRAMES).map(part);
  return {
    host: address.hostname,
    path: decoded(address.pathname + address.search + address.hash),
    title: page.title,
    // Without `https://`.
    frames: read<HTMLIFrameElement>('iframe', ({ src }) => src.slice(8)),
    card: !!page.querySelector('[autocomplete*="cc-" i]'),
    // Text runs together where elements meet: "Continue shoppingCheckout".
    dialog: read(DIALOGS, ({ textContent }) => textContent.slice(0, MAX_TEXT))
      .join()
      .replace(/[a-z](?=[A-Z])/g, '$& '),
    clicked: clicked.trim(),
  };
}

function decoded(path: string): string {
  const bounded = path.slice(0, MAX_TEXT);
  try {
    return decodeURIComponent(bounded);
  } catch {
    return bounded;
  }
}
