// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';

import { look } from '../../lib/browser/look.ts';

const page = (
  said: string,
  name: string,
) => `<html lang="en"><head><title>${name}: checkout</title></head><body>
  <header><a href="/"><img alt="${name}" src="logo.svg"></a></header>
  <main><h1>Start your subscription</h1>
  <section><h2>Order summary</h2><p>${said}</p><p>Premium plan</p><p>Billed monthly: $11.99/month</p>
  <p>Total due today $11.99</p><p>Renews automatically every month until you cancel.</p></section>
  <form><input autocomplete="cc-number"><input autocomplete="cc-exp"><input autocomplete="cc-csc">
  <button type="submit">Start subscription</button></form></main></body></html>`;

const open = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const films = page(
  'Movies, series and live TV. Watch in 4K on four screens, ad-free.',
  'Nimbus Play',
);
const music = page('Millions of songs and podcasts, ad-free.', 'Deezer');

describe('a subscription to films or music', () => {
  it.each([
    ['of a service nobody knows', films, 'https://nimbus-play.example/checkout'],
    ['of a service the directory knows', music, 'https://www.deezer.com/payment'],
  ])('%s is spotted where the organisation wants it, and else is not', async (_, html, href) => {
    expect((await look(open(html), { href })).seen).toBe(false);
    expect((await look(open(html), { href }, { consumerMedia: true })).seen).toBe(true);
  });
});

describe('shoes', () => {
  it('are not spotted for it', async () => {
    const shop = page('Running shoes, size 42, colour blue. Shipping address below.', 'Fjellsko');
    const href = 'https://fjellsko.example/checkout';
    const wanted = { consumerMedia: true };
    expect(
      (await look(open(shop.replace('Premium plan', 'Delivery by courier')), { href }, wanted))
        .seen,
    ).toBe(false);
  });
});
