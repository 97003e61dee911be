interface Navigation {
  addEventListener(type: string, listener: () => void, options: AddEventListenerOptions): void;
}

/**
 * Calls `again` when the page may have become, or ceased to be, something else: the buyer clicked (with the label of
 * what they clicked), the address changed, a frame took the focus, the page came back from the back/forward cache.
 * Costs nothing in between.
 */
export function onMoments(again: (clicked?: string) => void, signal: AbortSignal): void {
  const plain = () => again();
  const options = { capture: true, signal };
  addEventListener('click', (event) => event.isTrusted && again(labelOf(event)), options);
  for (const type of ['popstate', 'blur', 'pageshow', 'prerenderingchange'])
    addEventListener(type, plain, options);
  const page = window as { navigation?: Navigation };
  page.navigation?.addEventListener('currententrychange', plain, options);
}

const CONTROLS = 'button,a,[role=button],[type=submit]';

/** The label of the control that was clicked; of a submit button that is its `value` attribute. */
function labelOf(event: Event): string {
  // What is clicked is an element, or the document itself.
  const control = (event.composedPath()[0] as Partial<Element>).closest?.(CONTROLS);
  return control
    ? (control.getAttribute('value') ?? control.getAttribute('aria-label') ?? control.textContent)
    : '';
}
