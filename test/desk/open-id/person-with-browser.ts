interface Stop {
  /** Where the browser was sent, before it goes there. */
  url: URL;
}

/** A browser as far as a sign-in needs one: it follows redirects, and keeps cookies by host and port. */
export class PersonWithBrowser {
  readonly #jar = new Map<string, Map<string, string>>();

  cookies(url: string): string {
    const kept = this.#jar.get(new URL(url).host) ?? new Map<string, string>();
    return [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async get(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), cookie: this.cookies(url) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    const { host } = new URL(url);
    const kept = this.#jar.get(host) ?? new Map<string, string>();
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) kept.delete(pair.slice(0, at));
      else kept.set(pair.slice(0, at), pair.slice(at + 1));
    }
    this.#jar.set(host, kept);
    return response;
  }

  /** Presses "sign in" at the desk and logs in at the provider; stops before coming back to the desk. */
  async logIn(deskUrl: string, login: string): Promise<Stop> {
    let url = new URL('/api/inbox/open-id', deskUrl);
    for (let hop = 0; hop < 12; hop++) {
      const response = await this.get(url.href);
      const page = await response.text();
      const location = response.headers.get('location');
      const next = location ? new URL(location, url) : await this.#submit(url, formIn(page), login);
      if (next.href.startsWith(deskUrl) && next.pathname !== url.pathname) return { url: next };
      url = next;
    }
    throw new Error('the sign-in never ended');
  }

  async #submit(url: URL, action: string, login: string): Promise<URL> {
    if (login === 'nobody') return new URL(`${action}/abort`, url);
    const response = await this.get(new URL(action, url).href, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ prompt: 'login', login, password: 'any' }),
    });
    return new URL(response.headers.get('location') ?? '', url);
  }

  /** Presses "sign out" at the desk. Returns where the desk sends the browser then, if anywhere. */
  async leave(deskUrl: string): Promise<string | undefined> {
    const headers = { origin: deskUrl };
    const response = await this.get(`${deskUrl}/api/inbox/session`, { method: 'DELETE', headers });
    const { goTo } = (await response.json()) as { goTo?: string };
    return goTo;
  }

  /** Says yes on the provider's page for signing out. Returns where it sends the browser then. */
  async logOut(url: string): Promise<string> {
    const page = await (await this.get(url)).text();
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
    const done = await this.get(formIn(page), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    return done.headers.get('location') ?? '';
  }

  /** Presses "sign in" where the provider may still know this browser. */
  async isAskedToLogIn(deskUrl: string): Promise<boolean> {
    let url = new URL('/api/inbox/open-id', deskUrl);
    for (;;) {
      const location = (await this.get(url.href)).headers.get('location');
      if (!location) return true;
      url = new URL(location, url);
      if (url.pathname.endsWith('/callback')) return false;
    }
  }

  /** The whole way. Returns where the desk sends the browser in the end: `/`, or why not. */
  async signIn(deskUrl: string, login: string): Promise<string> {
    const { url } = await this.logIn(deskUrl, login);
    if (!url.pathname.endsWith('/callback')) return url.href.slice(deskUrl.length);
    return this.comeBack(url);
  }

  async comeBack(url: URL): Promise<string> {
    return (await this.get(url.href)).headers.get('location') ?? '';
  }
}

function formIn(page: string): string {
  const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? [];
  if (!action) throw new Error(`no form to fill in: ${page.slice(0, 500)}`);
  return action;
}
