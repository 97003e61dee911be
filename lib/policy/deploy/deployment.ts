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

export const PLATFORMS = [
  'windows',
  'intune',
  'macos',
  'linux',
  'firefox',
  'google-admin',
] as const;
export type Platform = (typeof PLATFORMS)[number];

/** One file to hand out. `about` says in a sentence or two where it goes, `on` whose administrators want it. */
export interface DeployFile {
  path: string;
  on: Platform[];
  text: string;
  /** The registry editor reads UTF-16, Windows PowerShell only knows UTF-8 by its byte order mark. */
  encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le';
  about: string;
}

/**
 * How a Chromium-family browser treats the extension (its row in `ExtensionSettings`). The sites of `neverOn`, and
 * all but those of `onlyOn`, are closed to the extension by the browser itself. A wrong word here makes Edge drop the
 * whole policy: its name for pinning is its own.
 */
export function extensionSettings(
  { policy, updateUrl }: Deployment,
  browser: ChromiumBrowser,
): Record<string, unknown> | undefined {
  const hosts = hostAccess(policy);
  if (!updateUrl && !hosts) return undefined;
  const pinned =
    browser === 'edge' ? { toolbar_state: 'force_shown' } : { toolbar_pin: 'force_pinned' };
  return {
    ...(updateUrl && { installation_mode: 'force_installed', update_url: updateUrl, ...pinned }),
    ...hosts,
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

/** At most as many as the browsers take. */
const MOST_HOSTS = 100;

/**
 * What the browser closes. There an allowed host counts more than a blocked one, so where `onlyOn` names hosts they
 * are the list, and `neverOn` is our own duty within them; so are single paths, for browsers know whole sites alone.
 */
function hostAccess({
  onlyOn,
  neverOn = [],
  deskUrl,
}: Policy): Record<string, string[]> | undefined {
  const open = [...new Set(onlyOn?.map(siteOf))];
  if (open.length > 0 && open.length < MOST_HOSTS && !open.some((site) => site.endsWith('://*'))) {
    // The desk is spoken to without special rights, but a blocked host would be refused even those.
    const desk = deskUrl ? [`*://${new URL(deskUrl).hostname}`] : [];
    return { runtime_blocked_hosts: ['*://*'], runtime_allowed_hosts: [...open, ...desk] };
  }
  const blocked = neverOn.filter((pattern) => /:\/\/[^/]+\/\*$/.test(pattern)).map(siteOf);
  return blocked.length > 0 ? { runtime_blocked_hosts: blocked.slice(0, MOST_HOSTS) } : undefined;
}

const siteOf = (pattern: string): string => /^.*?:\/\/[^/]+/.exec(pattern)![0];
