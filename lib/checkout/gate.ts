/**
 * The gate decides from a handful of cheap facts whether a page deserves a closer look. It runs on every page, so it
 * imports nothing, and its lists are expressions: a third of the size of arrays. Where one list can serve two, it does.
 */

/** What the gate may know. Everything here is read without walking the page. */
export interface GateFacts {
  /** Lower case. */
  host: string;
  /** Path, query and fragment, percent-decoded. Never leaves the page. */
  path: string;
  /** Of the document, as it stands. */
  title: string;
  /** Addresses of the page's frames, without `https://`. */
  frames: string[];
  /** Whether the page has a field that asks for a card (`autocomplete="cc-…"`). */
  card: boolean;
  /** The beginning of the text of open dialogs, or ''. */
  dialog: string;
  /** The label of the control the buyer has just clicked, or ''. */
  clicked: string;
}

/** Why the gate opened. */
export type GateSignal = 'hosted' | 'card-field' | 'card-frame' | 'address' | 'dialog' | 'click';

// Hosts where card details are typed, as pages or as frames; not the frames they keep on every page of a site.
const PAYMENT =
  /^(?!www|docs|dash|support)([\w-]+\.)*((stripe|recurly|braintree[\w-]+|adyen|mollie|charg(ebee|ify)|paddle|lemonsqueezy|onfastspring|freemius|2checkout|gumroad|cleverbridge|creem|billwerk|bluesnap|outseta|square(up|cdn)|\w*pay(?!pal)\w*|mercadopago|zuora|spreedly|verygoodvault|authorize|cybersource|gocardless|redsys|nexi|przelewy24|avangate|basistheory)\.\w+|(checkout|apps\.shopify)\.com|polar\.sh)\/(?![^?#]*(o(ntroll|ut)er|metrics|captcha|preconn))/;

// Words of buying, whole and as beginnings, in the languages of words/.
const BUYING =
  /(?<![a-z])(((pre)?order|buy|purchase|check ?out|pay(ments?)?|seats?|abo|kauf(en)?|kass[ae]n?|kup(uj)?|k[oöø][bp](en)?|ordin[aei]|renew(als?)?)(?![a-z])|s(o?u|ub)s[ck]r|li[cz]en[cçsz]|best[eaäi]l|abb?on|(be)?zahl|tarif|commande|pa(ie|ye|ga|go)|fac?tt?ura|ach[ae]t|compra|contrata|pedido|assina|acquist|betal|afreken|za(m[oó]w|p?[lł]a|kup)|p[lł]atno|prenum|tila(a|us)|objedn|(o|up)p?grad)|[購购订訂払充]|注文|申し?込|決済|결제|구매|구독|주문|付款|支付|升[级級]|結帳/i;

// What only an address, or only a button, says of buying.
const PLACE =
  /\b(billing|charges|plan[eo]?s?(?![^/?#])|carts?|panier|\w*marketplace|appsource)(?![a-z])|plan[\w-]*=|#create/i;
const BUTTON = /\b(plan|trial|pro)\b|プラン|グレード|그레이드/i;

// Places to read at: a guide to billing is no billing. So are addresses that spell out a title.
const READING =
  /(^|[/.])(blog|docs?|help|support|articles?|news|wiki|faq|guides?|learn|forum|(log|sign)-?in|search)(?![\w-])/i;
const TITLE = /\/[^/?#]*(-[^/?#-]*){3,}/g;

// Dialogs of an order show a price, or lead to one.
const PRICED = /[$€£¥₩₹₽]|\d\s?([円元원]|kr|zł|usd|eur|chf)|seats|checkout/i;

const isBuying = (label: string): boolean => BUYING.test(label) || BUTTON.test(label);

/** The signal that opens the gate, or null. */
export function gateOpens({
  card,
  clicked,
  dialog,
  frames,
  host,
  path,
  title,
}: GateFacts): GateSignal | null {
  const place = host + path;
  const name = host.split('.')[0] + path.replace(TITLE, '');
  if (PAYMENT.test(place)) return 'hosted';
  if (card) return 'card-field';
  if (frames.some((frame) => PAYMENT.test(frame))) return 'card-frame';
  if (
    (BUYING.test(name) || PLACE.test(name) || (title.length < 40 && BUYING.test(title))) &&
    !READING.test(place)
  )
    return 'address';
  // An expression costs most the first time: mostly there is neither dialog nor click.
  if (dialog && PRICED.test(dialog) && isBuying(dialog)) return 'dialog';
  if (clicked && clicked.length < 60 && isBuying(clicked)) return 'click';
  return null;
}
