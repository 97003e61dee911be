/**
 * The gate decides from a handful of cheap facts whether a page deserves a closer look. It runs on every page, so it
 * imports nothing, and its lists are expressions: a third of the size of arrays.
 */

/** What the gate may know. Everything here is read without walking the page. */
export interface GateFacts {
  /** Lower case. */
  host: string;
  /** Path, query and fragment, percent-decoded, lower case. Never leaves the page. */
  path: string;
  /** Addresses of the page's frames. */
  frames: string[];
  /** Whether the page has a field that asks for a card (`autocomplete="cc-…"`). */
  cardField: boolean;
  /** The beginning of the text of open dialogs, or ''. */
  dialog: string;
  /** The label of the control the buyer has just clicked, or ''. */
  clicked: string;
}

/** Why the gate opened. */
export type GateSignal = 'hosted' | 'card-field' | 'card-frame' | 'address' | 'dialog' | 'click';

// Merchants of record and payment pages (see sellers.ts), by host; marketplaces need their path too.
const HOSTED =
  /(^|\.)((checkout|buy|billing)\.stripe|paddle|lemonsqueezy|onfastspring|chargebee|recurly|2checkout|avangate|gumroad|freemius|payproglobal|cleverbridge|mycommerce|shareit|digitalriver|chargifypay|(checkout|www)\.creem|dodopayments|billwerk|reepay|bluesnap|thrivecart|outseta|polar|(pay|checkout)\.\w+)\.(com|io|sh|net|app)\/|\/marketplace\/|^(azure)?marketplace\.|^apps(ource)?\.(shopify|microsoft)|^www\.(paypal|mollie)\.com\/(checkout|webapps\/billing)/;

// Frames that take card details; not those that Stripe, PayPal and Google keep on every page of a site.
const CARD_FRAME =
  /^https:\/\/([\w-]+\.)*(stripe|recurly|braintree(gateway|-api)|adyen|mollie|chargebee|paddle|lemonsqueezy|onfastspring|freemius|polar|2checkout|squareup|squarecdn|razorpay|paystack|checkout|mercadopago|zuora|chargify|spreedly|basistheory|verygoodvault|bluesnap|authorize|cybersource|worldpay|payproglobal|gocardless)\.(com|io|net|sh)\/(?!.*(controller|outer|metrics|captcha|preconnect))/;

// Words of addresses at which things are bought, whole and as beginnings, in the languages of words/.
const ADDRESS =
  /(?<![a-z])((pre)?(checkout|order)|billing|buy|purchase|upgrade|payments?|pay|carts?|(choose|select|change)[-_]?plan|plan([-_]?(code|id))?=|seats?|kasse|abo|kauf(en)?|kup|kassan?|kop|kob|kurv|ordine|ordini)(?![a-z])|(?<![a-z])(subscri|licen[cs]e|create-organi|bestell|abonn|abonam|abbonam|zahlung|bezahl|tarif|commande|panier|paiement|souscri|factura|achat|achet|compra|pag[ao]|suscri|pedido|assina|fatura|acquist|fattura|betal|afreken|zam[oó]wien|p[lł]atno|zakup|subskr|prenum|opgrad|uppgrad)|購入|注文|支払|決済|申込|결제|구매|구독|주문|购买|付款|支付|订阅|订购|升级|結帳/;

// Places to read at: a guide to billing is no billing. So are addresses that spell out a title.
const READING =
  /(^|[/.])(blog|docs?|help|support|articles?|news|wiki|kb|faq|guides?|learn|tutorials?|forum|questions|log-?in|sign-?in|search)([/.?#]|$)/;
const TITLE = /\/[^/?#]*(-[^/?#-]*){3,}/g;

const BUYING =
  /\b(buy|purchase|subscri\w+|upgrade|check ?out|pay|order|plan|licen[cs]es?|seats|trial)\b|kauf|bestell|\babo\b|abonn|zahl|lizenz|tarif|achet|command|pa[yi]e|souscri|passer|compra|pagar|suscri|contrat|assina|licen|acquist|abbon|ordin|kopen|betal|\bkup|zamów|zapła|subskr|k[öø][bp]|prenum|opgrad|uppgrad|購入|注文|支払|申し込|アップグレード|プラン|결제|구매|구독|업그레이드|购买|付款|支付|订阅|升级|購買|訂閱|升級/i;

const PRICE = /[$€£¥₩₹]\s?\d|\d\s?([€₽円元원]|kr\b|zł|usd|eur|gbp|chf)/i;

/** The signal that opens the gate, or null. */
export function gateOpens(facts: GateFacts): GateSignal | null {
  const { clicked, dialog, host, path } = facts;
  const place = host + path;
  if (HOSTED.test(place)) return 'hosted';
  if (facts.cardField) return 'card-field';
  if (facts.frames.some((frame) => CARD_FRAME.test(frame))) return 'card-frame';
  if (ADDRESS.test(path.replace(TITLE, '')) && !READING.test(place)) return 'address';
  if (PRICE.test(dialog) && BUYING.test(dialog)) return 'dialog';
  if (clicked.length < 60 && BUYING.test(clicked)) return 'click';
  return null;
}
