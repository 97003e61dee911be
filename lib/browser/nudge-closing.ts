interface CloseWatcher extends EventTarget {
  destroy(): void;
}

const { CloseWatcher: Watcher } = globalThis as { CloseWatcher?: new () => CloseWatcher };

/**
 * Calls `dismiss` on Escape: while the focus is inside `host`, and anywhere in the page unless the page has used the
 * key or has a dialog of its own open. Nothing is taken from the page: inside, the browser's close watcher keeps the
 * one Escape from closing the page's dialog as well.
 */
export function onEscape(host: Element, dismiss: () => void, signal: AbortSignal): void {
  let watcher: CloseWatcher | undefined;

  const watch = () => {
    watcher?.destroy();
    if (!Watcher || signal.aborted) return;
    watcher = new Watcher();
    watcher.addEventListener('close', () => {
      dismiss();
      if (document.activeElement === host) watch();
    });
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !event.isTrusted || event.isComposing) return;
    const isInside = event.composedPath().includes(host);
    if (isInside ? Watcher : event.defaultPrevented || hasOpenLayer(host)) return;
    dismiss();
  };

  host.addEventListener('focusin', watch, { signal });
  host.addEventListener('focusout', () => watcher?.destroy(), { signal });
  addEventListener('keydown', pressed, { signal });
  signal.addEventListener('abort', () => watcher?.destroy());
}

/** Whether the page has a dialog or popover open that Escape belongs to. */
function hasOpenLayer(host: Element): boolean {
  const layers = document.querySelectorAll('dialog[open],[aria-modal="true"],:popover-open');
  return [...layers].some((layer) => layer !== host && layer.checkVisibility());
}
