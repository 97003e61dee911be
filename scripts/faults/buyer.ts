import type { Press, Seen } from './fleet-browser.ts';

/** A browser with somebody before it. */
export interface Buyer {
  /** Presses a button; false where nobody said that it was done (the browser ended meanwhile). */
  press(press: Press): Promise<boolean>;
  /** What it shows; nothing while it is not there. */
  look(): Promise<Seen[] | undefined>;
  /** It notices that it is online, and that somebody looks. */
  hurry(): Promise<void>;
  /** Ends it in the middle of whatever it does, and starts it again. */
  crash(): Promise<void>;
  close(): Promise<void>;
}
