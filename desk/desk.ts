import type { Channels } from './channels/config.ts';
import type { Rate } from './http/token-buckets.ts';
import type { Pages } from './inbox-page.ts';
import type { Live } from './live.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Provider } from './open-id/provider.ts';
import type { Store } from './store/open.ts';

/** What the desk's routes stand on. */
export interface Desk {
  store: Store;
  /** Milliseconds since 1970. */
  now: () => number;
  log: Log;
  live: Live;
  metrics: Metrics;
  /** Who may read the metrics from elsewhere than this machine. */
  metricsToken?: string | undefined;
  limits: Limits;
  /** Origins under which the inbox may be used, e.g. `https://desk.example.com`. */
  origins: ReadonlySet<string>;
  /** Session cookies travel over https only. */
  secureCookies: boolean;
  /** The desk stands behind a proxy that appends to `X-Forwarded-For`. */
  trustProxy: boolean;
  pages: Pages;
  /** Signs people in; without one they come by one-time links. */
  openId?: Provider | undefined;
  channels: Channels;
  /** Folder of a release that browsers install from, see extension-files.ts. */
  extensions?: string | undefined;
  /** Aborted once the desk is shutting down. */
  stopping: AbortSignal;
}

export interface Limits {
  /** Buyer calls, by credential. */
  perCredential: Rate;
  /** Enrolments and sign-ins, by address: many browsers share one address. */
  enrolmentsPerAddress: Rate;
  /** Calls with a wrong token, credential or link, by address. */
  failuresPerAddress: Rate;
}

export const DEFAULT_LIMITS: Limits = {
  perCredential: { burst: 120, perSecond: 2 },
  enrolmentsPerAddress: { burst: 300, perSecond: 5 },
  failuresPerAddress: { burst: 30, perSecond: 0.2 },
};
