import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of the web as it mostly is. `host` is its site; `do` what a visitor does there besides reading. */
export interface OrdinaryPage {
  host: string;
  path: string;
  html: string;
  /** Label of a control that the visitor presses. */
  press?: string;
}

const TOPICS = ['bees', 'bridges', 'tides', 'violins', 'glaciers', 'looms', 'kites', 'ferries'];
const paragraph = (topic: string, seed: number) =>
  `<p>${`What we know about ${topic} has changed since ${1900 + (seed % 120)}. `.repeat(3 + (seed % 9))}</p>`;
const text = (topic: string, seed: number) =>
  Array.from({ length: 4 + (seed % 12) }, (_, part) => paragraph(topic, seed + part)).join('');

const cookies = `<div role="dialog" aria-modal="true">
  <p>We value your privacy and use cookies.</p><button>Accept all</button></div>`;
const embeds = `<div style="height:4000px"></div>
  <iframe loading="lazy" src="https://www.youtube-nocookie.com/embed/x"></iframe>
  <iframe loading="lazy" src="https://js.stripe.com/v3/m-outer-3437aaddcdf6922d623e172c2d6f9278.html#url=x"></iframe>`;

type Kind = (topic: string, seed: number) => Omit<OrdinaryPage, 'html'> & { body: string };

const article: Kind = (topic, seed) => ({
  host: 'gazette',
  path: `/${2000 + (seed % 26)}/why-${topic}-matter-more-than-you-think`,
  body: `<nav><a href="#">Subscribe</a></nav><article><h1>Why ${topic} matter</h1>${text(topic, seed)}</article>${cookies}${embeds}`,
  press: 'Accept all',
});
const product: Kind = (topic, seed) => ({
  host: 'shop',
  path: `/products/${topic}-poster-${seed}`,
  body: `<h1>Poster of ${topic}</h1><b>€${seed}.90</b><p>Sizes S to XL. Delivered in 3 days.</p>
    <select><option>S</option><option>M</option></select><button>Add to cart</button>
    <ul>${'<li><a href="#">Another poster</a> €12.00</li>'.repeat(24)}</ul>${embeds}`,
  press: 'Add to cart',
});
const login: Kind = (_, seed) => ({
  host: 'intranet',
  path: seed % 2 ? '/login' : '/users/sign_in',
  body: `<form onsubmit="return false"><label>E-mail <input type="email" autocomplete="username"></label>
    <label>Password <input type="password" autocomplete="current-password"></label>
    <button>Sign in</button></form>`,
  press: 'Sign in',
});
const form: Kind = (topic, seed) => ({
  host: 'council',
  path: `/contact/${seed}`,
  body: `<h1>Tell us about ${topic}</h1><form onsubmit="return false">
    <input autocomplete="name"><input autocomplete="street-address"><input autocomplete="tel">
    <textarea></textarea><button>Send message</button></form>`,
  press: 'Send message',
});
const documentation: Kind = (topic, seed) => ({
  host: 'docs',
  path: `/docs/billing/${topic}-${seed}`,
  body: `<h1>How billing works</h1>${text(topic, seed)}<pre>POST /v1/subscriptions</pre><button>Copy</button>`,
  press: 'Copy',
});
const thread: Kind = (topic, seed) => ({
  host: 'forum',
  path: `/t/${seed}`,
  body: `<h1>Is a licence for ${topic} worth $20 a month?</h1>${text(topic, seed)}<button>Reply</button>`,
  press: 'Reply',
});
const search: Kind = (topic, seed) => ({
  host: 'search',
  path: `/search?q=buy+${topic}&page=${seed}`,
  body: `<input type="search" value="${topic}">${`<h3><a href="#">${topic}</a></h3>${paragraph(topic, seed)}`.repeat(10)}`,
});
const app: Kind = (topic, seed) => ({
  host: 'tasks',
  path: `/app/board-${seed}`,
  body: `<button>Next board</button><main>${text(topic, seed)}</main><script>
    let board = 0;
    document.querySelector('button').onclick = () => {
      history.pushState(null, '', '/app/list-' + ++board);
      document.querySelector('main').textContent = 'Board ' + board;
      document.querySelector('main').insertAdjacentHTML('beforeend', '<div role="dialog">New task <input></div>');
    };
    setInterval(() => document.querySelector('main').append('.'), 50);
  </script>`,
  press: 'Next board',
});

const KINDS = [article, product, login, form, documentation, thread, search, app];

/** As many different ordinary pages as asked for, the same each time. */
export function ordinaryPages(count: number): OrdinaryPage[] {
  return Array.from({ length: count }, (_, seed) => {
    const topic = TOPICS[(seed * 5 + Math.floor(seed / 8)) % TOPICS.length]!;
    const { body, ...page } = KINDS[seed % KINDS.length]!(topic, seed);
    const html = `<!doctype html><html lang="en"><title>${topic}</title><body>${body}`;
    return { ...page, html };
  });
}

export interface OrdinaryWeb {
  url(page: OrdinaryPage): string;
  stop(): Promise<void>;
}

export async function serveOrdinary(pages: OrdinaryPage[]): Promise<OrdinaryWeb> {
  const byAddress = new Map(pages.map(({ host, path, html }) => [host + path, html]));
  const server = createServer(({ headers, url }, response) => {
    const html = byAddress.get(`${headers.host?.split('.')[0]}${url}`);
    response.writeHead(html ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: ({ host, path }) => `http://${host}.localhost:${port}${path}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
