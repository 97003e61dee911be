/** Pages of a given size, made the same way each time: nothing here is read from the disk or the network. */

const WORDS =
  'a page about the harbour and the people who work there in the morning before the first boats come in'.split(
    ' ',
  );

const sentence = (seed: number): string =>
  Array.from({ length: 14 }, (_, at) => WORDS[(seed * 7 + at * 5) % WORDS.length]).join(' ');

/** An article with a comment form and a script of its own: what most pages are like. */
export function ordinaryPage(paragraphs: number): string {
  const body = Array.from(
    { length: paragraphs },
    (_, at) =>
      `<section class="part"><h2>${sentence(at)}</h2><p>${sentence(at + 1)} <a href="/${at}">${sentence(at + 2)}</a>.</p></section>`,
  );
  return `<!doctype html><html lang="en"><title>The harbour</title><body><main>${body.join('')}</main>
<form><input name="comment"><button>Send</button></form>
<script>for (const part of document.querySelectorAll('.part')) part.dataset.length = String(part.textContent.length);</script>`;
}

/** An order form for a team plan amid as many rows as it takes to reach `nodes` nodes; `card` marks its card field: without
 * a mark nothing opens the gate. */
export function checkoutPage(nodes: number, card = 'autocomplete="cc-number"'): string {
  const rows = Array.from(
    { length: Math.ceil(nodes / 13) },
    (_, at) =>
      `<div class="row item-${at}"><div class="cell"><span class="label">Feature ${at} for your team</span></div><div class="cell"><span>${sentence(at)}</span> <a href="/f/${at}">More</a></div><i></i></div>`,
  );
  return `<!doctype html><html lang="en"><title>Northstride</title><body><main><h1>Upgrade to Team</h1>
<form><label>Seats <input type="number" name="seats" value="12"></label><p>12 seats × $8.00 per seat / month</p>
<p>Total due today</p><p>$96.00</p><label>Card number <input ${card}></label><button>Subscribe</button></form>
${rows.join('')}</main>`;
}
