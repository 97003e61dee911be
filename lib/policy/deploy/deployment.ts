import type { Policy } from '../policy.ts';

/** What an admin rolls out: the organisation policy, and from where browsers get the extension. */
export interface Deployment {
  policy: Policy;
  chromiumId: string;
  firefoxId: string;
  /** Update manifest (or store) for Chromium-family browsers; absent: the extension gets there some other way. */
  updateUrl?: string | undefined;
  /** The signed XPI for Firefox. */
  installUrl?: string | undefined;
}

export type ChromiumBrowser = 'chrome' | 'edge';

/** One file to hand out. `about` says in a sentence or two where it goes. */
export interface DeployFile {
  path: string;
  text: string;
  /** The registry editor reads UTF-16, Windows PowerShell only knows UTF-8 by its byte order mark. */
  encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le';
  about: string;
}

/**
 * How a Chromium-family browser treats the extension (its row in `ExtensionSettings`). The sites of `neverOn` are
 * closed to the extension by the browser itself. A wrong word here makes Edge drop the whole policy: its name for
 * pinning is its own.
 */
export function extensionSettings(
  { policy, updateUrl }: Deployment,
  browser: ChromiumBrowser,
): Record<string, unknown> | undefined {
  const blocked = blockedHosts(policy);
  if (!updateUrl && blocked.length === 0) return undefined;
  const pinned =
    browser === 'edge' ? { toolbar_state: 'force_shown' } : { toolbar_pin: 'force_pinned' };
  return {
    ...(updateUrl && { installation_mode: 'force_installed', update_url: updateUrl, ...pinned }),
    ...(blocked.length > 0 && { runtime_blocked_hosts: blocked }),
  };
}

/** How Firefox treats the add-on (its row in `ExtensionSettings`). */
export function addonSettings({ installUrl }: Deployment): Record<string, unknown> | undefined {
  if (!installUrl) return undefined;
  return {
    installation_mode: 'force_installed',
    install_url: installUrl,
    default_area: 'navbar',
    private_browsing: false,
  };
}

/** At most as many as the browsers take; only whole sites can be closed there, single paths are our own duty. */
const MOST_BLOCKED_HOSTS = 100;

function blockedHosts({ neverOn = [] }: Policy): string[] {
  const whole = neverOn.flatMap((pattern) => /^(.*:\/\/[^/]+)\/\*$/.exec(pattern)?.[1] ?? []);
  return whole.slice(0, MOST_BLOCKED_HOSTS);
}
