import type { GateFacts } from '../checkout/gate.ts';

const MAX_FRAMES = 50;
const MAX_DIALOG = 4000;

/** Reads what the gate may know: a few indexed look-ups, no walk of the page, no field's value. */
export function readGateFacts(
  page: Document,
  address: { hostname: string; pathname: string; search: string; hash: string },
  clicked = '',
): GateFacts {
  const frames = [...page.querySelectorAll('iframe[src^="https:"]')].slice(0, MAX_FRAMES);
  return {
    host: address.hostname,
    path: decoded(address.pathname + address.search + address.hash).toLowerCase(),
    frames: frames.map((frame) => frame.getAttribute('src')!),
    cardField: page.querySelector('[autocomplete*="cc-" i]') !== null,
    dialog: dialogText(page),
    clicked: clicked.trim(),
  };
}

const DIALOGS = 'dialog[open],[role="dialog"],[aria-modal="true"]';

function dialogText(page: Document): string {
  const dialogs = [...page.querySelectorAll(DIALOGS)].slice(0, 5);
  return dialogs.map((dialog) => (dialog.textContent ?? '').slice(0, MAX_DIALOG)).join('\n');
}

function decoded(path: string): string {
  const bounded = path.slice(0, 2000);
  try {
    return decodeURIComponent(bounded);
  } catch {
    return bounded;
  }
}
