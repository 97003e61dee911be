import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One way in which a checkout page can make a nudge's life hard. */
interface Variant {
  language?: string;
  direction?: 'rtl';
  style?: string;
  /** Replaces `<!doctype html>`. */
  doctype?: string;
  csp?: string;
  /** A single-page app: its address tells nothing. */
  isApp?: boolean;
  /** Puts the checkout into the page; by default as it is. */
  around?: (checkout: string) => string;
}

const inDialog = (checkout: string) => `
  <p>Your workspace is on the free plan.</p><button id="upgrade">Upgrade to Pro</button>
  <dialog style="width:700px">${checkout}</dialog>
  <script>
    document.querySelector('#upgrade').onclick = () => document.querySelector('dialog').showModal();
  </script>`;

const inAriaDialog = (checkout: string) => `
  <main><p>Your workspace is on the free plan.</p><button id="upgrade">Upgrade to Pro</button></main>
  <div id="veil" hidden style="position:fixed;inset:0;background:#0008">
    <div role="dialog" aria-modal="true" aria-label="Upgrade" tabindex="-1"
      style="position:absolute;top:40px;left:max(0px,50vw - 320px);width:min(640px,100vw);background:#fff;transform:scale(1)">
      ${checkout}
    </div>
  </div>
  <script>
    const [veil, main] = [document.querySelector('#veil'), document.querySelector('main')];
    const dialog = veil.firstElementChild;
    const show = (open) => { veil.hidden = !open; main.inert = open; if (open) dialog.focus(); };
    document.querySelector('#upgrade').onclick = () => show(true);
    // As dialog libraries do: a press outside closes, the focus is kept inside.
    document.addEventListener('pointerdown', (event) => {
      if (!veil.hidden && !dialog.contains(event.target)) show(false);
    });
    document.addEventListener('focusin', (event) => {
      if (!veil.hidden && !dialog.contains(event.target)) dialog.focus();
    });
  </script>`;

const inShadow = (checkout: string) => `
  <acme-checkout></acme-checkout><template>${checkout}</template>
  <script>
    customElements.define('acme-checkout', class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        root.append(document.querySelector('template').content);
      }
    });
  </script>`;

const arrivingLate = (checkout: string) => `
  <p>Loading…</p><template>${checkout}</template>
  <script>
    setTimeout(() => document.body.append(document.querySelector('template').content), 1500);
  </script>`;

const corners = [
  'top:4px;left:4px',
  'top:4px;right:4px',
  'bottom:4px;left:4px',
  'bottom:4px;right:4px',
];

export const VARIANTS = {
  plain: {},
  dark: { style: 'body{background:#14161a;color:#eee} input,select{background:#222;color:#eee}' },
  rtl: { language: 'ar', direction: 'rtl' },
  csp: { csp: "default-src 'none'; style-src 'self'; form-action 'self'" },
  crowded: {
    around: (checkout) =>
      checkout +
      corners.map((at) => `<button style="position:fixed;${at}">Corner</button>`).join(''),
  },
  frames: {
    around: (checkout) =>
      `${checkout}<iframe title="Secure payment" srcdoc="<input>"
       style="position:fixed;inset:auto 0 0 auto;width:300px;height:120px"></iframe>`,
  },
  sticky: {
    around: (checkout) =>
      `${checkout}<div style="position:fixed;inset:auto 0 0 0;background:#fff;padding:12px">
       <button style="width:100%;height:48px">Continue</button></div>`,
  },
  hostile: {
    style: `html{font-size:48px} html>div{display:none!important}
      *{transition:all 9s!important;letter-spacing:9px!important;pointer-events:auto}
      div{opacity:.2!important;transform:rotate(20deg)!important;filter:blur(3px)!important}
      main,main *{font-size:16px!important;letter-spacing:0!important;opacity:1!important;
        transform:none!important;filter:none!important}`,
  },
  quirks: { doctype: '' },
  shadow: { around: inShadow },
  dialog: { isApp: true, around: inDialog },
  'aria-dialog': { isApp: true, around: inAriaDialog },
  late: { isApp: true, around: arrivingLate },
} satisfies Record<string, Variant>;

export type VariantName = keyof typeof VARIANTS;

/** The order form that every variant has. */
export const CHECKOUT = `
  <main>
    <h1>Upgrade to Acme Pro</h1>
    <form onsubmit="return false">
      <label>Seats <input name="seats" type="number" value="5"></label>
      <label><input type="radio" name="period" checked> Monthly, $12.00 per user / month</label>
      <label><input type="radio" name="period"> Yearly, $115.20 per user / year</label>
      <label>Work email <input type="email" autocomplete="email"></label>
      <label>Card number <input name="cardnumber" autocomplete="cc-number"></label>
      <label>Expires <input name="exp-date" autocomplete="cc-exp" placeholder="MM / YY"></label>
      <label>Security code <input name="cvc" autocomplete="cc-csc"></label>
      <aside>
        <h2>Order summary</h2>
        <p>Acme Pro, 5 seats × $12.00 per user / month</p>
        <p>Due today <b>$60.00</b></p>
      </aside>
      <button id="pay">Subscribe – $60.00</button>
      <p>Renews automatically at $60.00 per month until you cancel your subscription.</p>
    </form>
  </main>`;

const STYLE = `
  body{font:16px/1.5 sans-serif;margin:0;padding:24px} main{max-width:520px}
  form{display:grid;gap:12px} input{font:inherit;padding:8px;max-width:100%}
  button{font:inherit;padding:10px 20px} label{display:block}`;

/** A vendor's front page, which has the browser prepare the checkout behind its link. */
const homeOf = (path: string) => `<!doctype html><title>Acme</title><h1>Acme</h1>
  <a href="${path}">Continue</a>
  <script type="speculationrules">
    {"prerender":[{"source":"list","urls":["${path}"],"eagerness":"immediate"}]}
  </script>`;

export interface Variants {
  /** `shop`: a number for a vendor of its own, of whom nobody knows anything yet. */
  url(name: VariantName, shop?: number): string;
  home(name: VariantName): string;
  stop(): Promise<void>;
}

/** Serves each variant at http://<name>.localhost: a vendor of its own each. */
export async function serveVariants(): Promise<Variants> {
  const server = createServer(serve);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const site = (name: string) => `http://${name}.localhost:${port}`;
  return {
    url: (name, shop) =>
      site(shop === undefined ? name : `shop${shop}-${name}`) + pathOf(VARIANTS[name]),
    home: (name) => `${site(name)}/`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const pathOf = ({ isApp }: Variant) => (isApp ? '/app' : '/checkout');

function serve(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/style.css') {
    response.writeHead(200, { 'content-type': 'text/css' }).end(STYLE);
    return;
  }
  const name = request.headers.host?.replace(/^shop\d+-/, '').split('.')[0] as VariantName;
  const variant: Variant | undefined = VARIANTS[name];
  const html = variant && {
    '/': homeOf(pathOf(variant)),
    [pathOf(variant)]: pageOf(variant),
  };
  const page = html?.[request.url as '/'];
  if (!page) {
    response.writeHead(204).end();
    return;
  }
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(variant.csp && { 'content-security-policy': variant.csp }),
    })
    .end(page);
}

function pageOf(variant: Variant): string {
  const { language = 'en', direction = 'ltr', doctype = '<!doctype html>' } = variant;
  return `${doctype}<html lang="${language}" dir="${direction}"><head>
    <meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <meta property="og:site_name" content="Acme"><title>Checkout – Acme</title>
    <link rel="stylesheet" href="/style.css"><style>${variant.style ?? ''}</style></head>
    <body>${variant.around?.(CHECKOUT) ?? CHECKOUT}</body></html>`;
}
