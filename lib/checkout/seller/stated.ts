import type { Line } from '../page-facts.ts';
import type { Steps } from '../steps.ts';
import type { PatternCategory } from '../words/categories.ts';
import { phrasesFor } from '../words/words.ts';
import { namesIn, patternOf } from './patterns.ts';

const LINES_A_STEP = 8;

/** Labels under which marketplaces and contracts name the seller. */
const LABEL =
  /^(vendor|seller( of record)?|sold by|provided by|provider|publisher|anbieter|verkäufer|vendeur|éditeur|vendedor|proveedor|fornecedor|venditore|fornitore|verkoper|aanbieder|leverancier|sprzedawca|dostawca|säljare|leverantör|sælger|leverandør|selger|myyjä|prodejce|hersteller|fabricant|fabricante|produttore|fabrikant|producent|tillverkare|developer|entwickler|développeur|desarrollador|desenvolvedor|sviluppatore|ontwikkelaar|utvecklare|udvikler|販売元|開発元|개발사|开发者|开发商|提供元|販売者|판매자|제공업체|卖家|賣家|供应商|供應商|提供商)(\s*[:：]\s*(?<name>[^·|]+).*)?$/i;

/** What banks and gateways call whom they collect for, with or without a colon: "Esercente MailUp S.p.A.". */
const MERCHANT =
  /^(merchant( name)?|commerce|comercio|esercente|commerçant|marchand|händler|sklep|loja|lojista|estabelecimento|recebedor|beneficiario|webshop|加盟店(名)?|ショップ名|가맹점(명)?|상점명|商户(名称)?|商家名称|收款方)(\s*[:：]\s*|\s+|$)(?<name>\p{Lu}.*|\p{Lo}.*)?$/iu;

/** Names under a label of the seller: "Vendor: Acme", or "Seller of record" with the name on the next line. */
export const labelledNames = (lines: readonly Line[]): string[] =>
  lines.flatMap(({ text }, at) => {
    const match = text.length <= 80 ? (LABEL.exec(text) ?? MERCHANT.exec(text)) : null;
    const name = match && (match.groups?.['name'] ?? lines[at + 1]?.text);
    return name ? [name] : [];
  });

/** Names in the sentences that say who sells and who charges: "Merchant of Record for Acme", "Acme will charge you". */
export const namesInSentences = (lines: readonly Line[], language: string): Steps<string[]> =>
  namesAt(['soldBy', 'chargedBy'], lines, language);

/** What is sold, as the sentence calls it that offers it: "Subscribe to Acme Pro". */
export const productsInSentences = (lines: readonly Line[], language: string): Steps<string[]> =>
  namesAt(['subscribeTo'], lines, language);

function* namesAt(
  categories: readonly PatternCategory[],
  lines: readonly Line[],
  language: string,
): Steps<string[]> {
  const names: string[] = [];
  for (const phrases of phrasesFor(language)) {
    const stopWords = new Set(phrases.stopWords);
    const patterns = categories.flatMap((category) => phrases[category]).map(patternOf);
    for (const [at, { text }] of lines.entries()) {
      names.push(...namesIn(text, patterns, stopWords));
      if (at % LINES_A_STEP === 0) yield;
    }
  }
  return names;
}

const MAKER = / by (?<name>\p{Lu}[^,;:!?]{1,40})$/u;

/** "Purchase Acme Sign Standard by Acme": how marketplaces head an order. */
export const namesInHeadings = (lines: readonly Line[]): string[] =>
  lines.flatMap(({ role, text }) => {
    const name = role === 'heading' ? MAKER.exec(text)?.groups?.['name'] : undefined;
    return name ? [name] : [];
  });
