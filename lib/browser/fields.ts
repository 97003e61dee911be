import type { Field, Frame } from '../checkout/page-facts.ts';

const QUANTITY =
  /qty|quantit|seat|licen|user|member|menge|anzahl|cantidad|quantidade|aantal|antal|ilo[sś][cć]|数量|인원|席/i;

/**
 * What a field asks for. What it holds is never read: the only number taken is the `value` *attribute* of a box that
 * the page itself marks as a quantity, which is the page's own markup, and only where it is a short number.
 */
export function readField(
  element: Element,
  type: string,
): Pick<Field, 'type' | 'hint' | 'autocomplete' | 'quantity'> {
  const autocomplete = (element.getAttribute('autocomplete') ?? '').toLowerCase().slice(0, 60);
  const hint = ['name', 'id', 'autocomplete', 'placeholder', 'aria-label', 'data-recurly', 'class']
    .map((name) => (element.getAttribute(name) ?? '').slice(0, 80))
    .join(' ')
    .toLowerCase();
  const stated = mayHoldQuantity(element, type, hint, autocomplete) ? statedNumber(element) : '';
  return {
    type,
    hint,
    autocomplete,
    ...(/^\d{1,6}$/.test(stated) ? { quantity: Number(stated) } : {}),
  };
}

/** A number the page shows: the chosen entry of a list, the position of a slider, the markup of a box. */
function statedNumber(element: Element): string {
  if (element.localName === 'select')
    return (element as HTMLSelectElement).selectedOptions[0]?.textContent?.trim() ?? '';
  return element.getAttribute('aria-valuenow') ?? element.getAttribute('value') ?? '';
}

function mayHoldQuantity(
  element: Element,
  type: string,
  hint: string,
  autocomplete: string,
): boolean {
  if (!['number', 'text', 'range', 'select'].includes(type)) return false;
  if (autocomplete !== '' && autocomplete !== 'off') return false;
  return (
    type === 'number' ||
    QUANTITY.test(hint) ||
    element.getAttribute('inputmode') === 'numeric' ||
    element.getAttribute('role') === 'spinbutton' ||
    (isButton(element.previousElementSibling) && isButton(element.nextElementSibling))
  );
}

const isButton = (element: Element | null): boolean =>
  element?.localName === 'button' || element?.getAttribute('role') === 'button';

/** A frame's address without its query, and its title. Frames without an address of their own are passed over. */
export function readFrame(element: Element): Omit<Frame, 'dialog' | 'place'> | undefined {
  const match = /^https?:\/\/([^/?#:@]+)[^/?#]*([^?#]*)/.exec(element.getAttribute('src') ?? '');
  const title = (element.getAttribute('title') ?? '').slice(0, 120);
  if (!match && title === '') return undefined;
  return {
    host: match?.[1]!.toLowerCase() ?? '',
    path: match?.[2]!.slice(0, 200).toLowerCase() ?? '',
    title,
    hidden:
      element.getAttribute('aria-hidden') === 'true' ||
      /visibility:\s*hidden|display:\s*none/i.test(element.getAttribute('style') ?? ''),
  };
}
