/**
 * node test/pages/languages/write.ts: writes the same two pages in each language of strings.json: the checkout of Lumen
 * Notes (plan Team, five seats, monthly) and that of a shoe shop. Prices stand as Intl writes them there.
 */
import { readFile, writeFile } from 'node:fs/promises';

import { currencyDigits } from '../../../lib/checkout/money.ts';

export interface Strings extends Record<string, string | number> {
  locale: string;
  currency: string;
  seat: number;
  tax: number;
  shoe: number;
  postage: number;
}

const priced = ({ locale, currency }: Strings) => {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return (amount: number): string => format.format(amount);
};

const rounded = (amount: number, currency: string): number =>
  Number(amount.toFixed(currencyDigits(currency)));

/** What the checkout of five seats comes to, with tax. */
export const totalOf = ({ seat, tax, currency }: Strings): number =>
  rounded(seat * 5 + rounded(seat * 5 * tax, currency), currency);

const page = (s: Strings, title: string, body: string): string => `<!doctype html>
<html lang="${s.locale}">
<head>
  <meta charset="utf-8">
  <title>${title}</title>
</head>
<body>
${body.replace(/^\n+/, '')}</body>
</html>
`;

const cardFields = (s: Strings): string => `
    <h2>${s['payment']}</h2>
    <label>${s['cardNumber']} <input name="cardnumber" autocomplete="cc-number"></label>
    <label>${s['expiry']} <input name="exp" autocomplete="cc-exp"></label>
    <label>${s['code']} <input name="cvc" autocomplete="cc-csc"></label>
    <label>${s['holder']} <input name="ccname" autocomplete="cc-name"></label>`;

function checkout(s: Strings): string {
  const money = priced(s);
  const net = rounded(s.seat * 5, s.currency);
  const tax = rounded(net * s.tax, s.currency);
  return page(
    s,
    `${s['checkout']} – Lumen Notes`,
    `
  <header><a class="brand" href="/">Lumen Notes</a></header>
  <main>
    <h1>${s['upgrade']}</h1>
    <form>
    <label>${s['workspace']} <input name="workspace"></label>
    <label><input type="radio" name="period" checked> ${s['monthly']}</label>
    <label><input type="radio" name="period"> ${s['yearly']}</label>
    <label>${s['seats']} <input name="seats" type="number" value="5" min="1"></label>
    <label>${s['company']} <input name="company" autocomplete="organization"></label>
    <label>${s['taxId']} <input name="tax"></label>${cardFields(s)}
    <section>
      <h2>${s['summary']}</h2>
      <div><span>Lumen Notes Team</span> <span>${money(s.seat)} ${s['perSeat']}</span></div>
      <div><span>${s['nSeats']}</span> <span>${money(net)}</span></div>
      <div><span>${s['subtotal']}</span> <span>${money(net)}</span></div>
      <div><span>${s['taxLabel']}</span> <span>${money(tax)}</span></div>
      <div><b>${s['dueToday']}</b> <b>${money(totalOf(s))}</b></div>
    </section>
    <button type="submit">${s['subscribe']}</button>
    <p>${s['renews']}</p>
    <p>${s['consent']}</p>
    </form>
  </main>
  <footer><a href="/terms">${s['terms']}</a> <a href="/privacy">${s['privacy']}</a> © 2026 Lumen Notes</footer>
`,
  );
}

function shop(s: Strings): string {
  const money = priced(s);
  return page(
    s,
    `${s['basket']} – Fjellsko`,
    `
  <header><a class="logo" href="/">Fjellsko</a></header>
  <main>
    <h1>${s['basket']}</h1>
    <ul>
      <li><span>${s['product']}</span> <span>${s['size']}</span> <span>${s['colour']}</span> <span>${s['quantity']} 1</span> <b>${money(s.shoe)}</b></li>
    </ul>
    <form>
    <h2>${s['shippingAddress']}</h2>
    <label>${s['name']} <input name="name" autocomplete="shipping name"></label>
    <label>${s['street']} <input name="street" autocomplete="shipping street-address"></label>
    <label>${s['postcode']} <input name="zip" autocomplete="shipping postal-code"></label>
    <label>${s['city']} <input name="city" autocomplete="shipping address-level2"></label>
    <label>${s['phone']} <input name="phone" type="tel" autocomplete="shipping tel"></label>
    <h2>${s['shippingMethod']}</h2>
    <label><input type="radio" name="shipping" checked> ${s['standard']} ${money(s.postage)}</label>${cardFields(s)}
    <div><span>${s['subtotal']}</span> <span>${money(s.shoe)}</span></div>
    <div><span>${s['shipping']}</span> <span>${money(s.postage)}</span></div>
    <div><b>${s['total']}</b> <b>${money(s.shoe + s.postage)}</b> <small>${s['inclTax']}</small></div>
    <button type="submit">${s['order']}</button>
    <p>${s['returns']}</p>
    </form>
  </main>
  <footer><a href="/terms">${s['terms']}</a> <a href="/privacy">${s['privacy']}</a></footer>
`,
  );
}

if (import.meta.main) {
  const here = (name: string) => new URL(name, import.meta.url);
  const languages: Record<string, Strings> = JSON.parse(await readFile(here('strings.json'), 'utf8'));
  for (const [language, strings] of Object.entries(languages)) {
    await writeFile(here(`${language}.html`), checkout(strings));
    await writeFile(here(`${language}-shop.html`), shop(strings));
  }
}
