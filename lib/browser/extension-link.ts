import type { PageMessage } from '../messages.ts';

/** The little of the extension API that gate and spotter use, natively: no polyfill travels to pages. */
interface Runtime {
  id?: string;
  sendMessage(message: PageMessage): Promise<unknown>;
  onMessage: { addListener(listener: (message: unknown) => void): void };
}

interface Api {
  runtime?: Runtime;
}

// Through globalThis: the bare name is what the build replaces by the polyfill.
const { browser, chrome } = globalThis as { browser?: Api; chrome?: Api };
const runtime = (browser ?? chrome)?.runtime;

/** Whether this script outlived its extension (updated or removed): then it stays silent for good. */
export const orphaned = (): boolean => !runtime?.id;

/** Tells the background. Rejects where nobody listens, or ever will (see orphaned). */
export const tell = async (message: PageMessage): Promise<unknown> => runtime!.sendMessage(message);

/** Calls `heard` with each message of the background to this document. */
export function hear(heard: (message: unknown) => void): void {
  runtime?.onMessage.addListener((message) => heard(message));
}
