// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { readPage } from '../../lib/browser/read-page.ts';
import { detect } from '../../lib/checkout/detect.ts';
import type { PageFacts } from '../../lib/checkout/page-facts.ts';
import { sighting } from '../../lib/checkout/sighting.ts';
import { atOnce } from '../../lib/checkout/steps.ts';

const ADDRESS = { host: 'app.acme.example', path: '/upgrade' };

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

const read = (page: Document): PageFacts => atOnce(readPage(page, ADDRESS));
const facts = (html: string): PageFacts => read(parse(html));
const texts = (html: string): string[] => facts(html).lines.map(({ text }) => text);

describe('reading a page', () => {
  it('reads cells of a row apart and a price in one piece', () => {
    expect(texts('<p><span>Due today</span><span>$<b>9</b><sup>99</sup></span></p>')).toEqual([
      'Due today $9.99',
    ]);
  });

  it('leaves out what is hidden, struck out or there for looks', () => {
    expect(
      texts(
        '<p>$10 <s>$20</s></p><p hidden>a</p><p style="display:none">b</p><p class="ng-hide">c</p><span aria-hidden="true">d</span>',
      ),
    ).toEqual(['$10']);
  });

  it('knows dialogs, navigation and footers, and which choice is marked', () => {
    const { lines } = facts(
      '<nav>Home</nav><div role="dialog"><label><input type="radio" checked>Yearly</label><label><input type="radio">Monthly</label></div><footer>Imprint</footer>',
    );
    expect(lines.map(({ text, place, dialog, chosen }) => [text, place, dialog, chosen])).toEqual([
      ['Home', 'navigation', 0, undefined],
      ['Yearly', 'content', 1, true],
      ['Monthly', 'content', 1, false],
      ['Imprint', 'footer', 0, undefined],
    ]);
  });

  it('takes the number of a quantity box from its markup, and nothing from any other field', () => {
    const { fields } = facts(
      '<label>Seats</label><input type="number" name="seats" value="12"><input autocomplete="cc-number" value="4111"><input type="password" value="secret"><input type="email" name="user" value="99">',
    );
    expect(fields.map(({ type, quantity }) => [type, quantity])).toEqual([
      ['number', 12],
      ['text', undefined],
      ['password', undefined],
      ['email', undefined],
    ]);
    expect(JSON.stringify(fields)).not.toMatch(/4111|secret|99/);
  });

  it('takes a box between two buttons for a quantity', () => {
    const { fields } = facts(
      '<button>−</button><input value="3"><button>+</button><input value="4">',
    );
    expect(fields.map(({ quantity }) => quantity)).toEqual([3, undefined]);
  });

  it('never asks a field what it holds', () => {
    const page = parse(
      '<input name="qty" value="3"><input autocomplete="cc-csc"><textarea>note</textarea>',
    );
    const asked = [HTMLInputElement, HTMLTextAreaElement].map(({ prototype }) =>
      vi.spyOn(prototype, 'value', 'get'),
    );
    expect(read(page).fields).toHaveLength(3);
    for (const spy of asked) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('reads open shadow roots', () => {
    const page = parse('<x-pay></x-pay>');
    page.querySelector('x-pay')!.attachShadow({ mode: 'open' }).innerHTML =
      '<button>Pay $5</button>';
    expect(read(page).lines).toMatchObject([{ text: 'Pay $5', role: 'button' }]);
  });

  it('bounds what it keeps of one enormous text', () => {
    const [line] = texts(`<p>${'x'.repeat(1_000_000)}</p>`);
    expect(line!.length).toBeLessThanOrEqual(400);
  });
});

const word = fc.constantFrom(
  'Total',
  '$9.99',
  'per month',
  'Pay now',
  'Team',
  '12 seats',
  '\u202e',
  '<script>',
  '🧨',
  '1.234,56 €',
  '',
);
const element = fc.constantFrom(
  'div',
  'span',
  'button',
  'h1',
  'label',
  'dialog open',
  'nav',
  'td',
  'sup',
  'a href="/"',
  'section role="dialog"',
);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    word,
    fc
      .tuple(element, fc.array(tie('tree'), { maxLength: 4 }))
      .map(([name, inner]) => `<${name}>${inner.join('')}</${name.split(' ')[0]}>`),
  ),
}));
const jsonLd = fc.oneof(
  fc.json(),
  fc.constant('{"__proto__":{"price":"1"},"@type":["Product"],"offers":{"price":1e9}}'),
  fc.constant('['.repeat(5000)),
);

describe('whatever a page holds', () => {
  it('the detector answers with a sighting that fits its schema, and leaves prototypes alone', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), jsonLd, fc.string(), (body, data, title) => {
        const found = facts(
          `<title>T</title><script type="application/ld+json">${data}</script>${body.join('')}`,
        );
        const verdict = atOnce(detect({ ...found, title }, 'https://app.acme.example/upgrade'));
        expect(verdict.sighting.score).toBeGreaterThanOrEqual(0);
        expect(verdict.isCheckout && sighting.safeParse(verdict.sighting).error).toBeFalsy();
        expect(({} as { price?: unknown }).price).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });
});
