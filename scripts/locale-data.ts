/**
 * `npm run locale-data`: writes down how Intl writes money in the languages of words/ and a few more. Committed; run it
 * again after a change of Node.
 */
import { writeFile } from 'node:fs/promises';

import { askIntl, type LocaleData } from '../lib/checkout/price/locale-data.ts';

const LANGUAGES =
  'ar bg cs da de el en es fi fr he hi hr hu id it ja ko nb nl pl pt ro ru sk sv th tr uk vi zh';

type Layer = Partial<LocaleData>;

const changed = (marks: Record<string, string>, base: Record<string, string>) =>
  Object.fromEntries(Object.entries(marks).filter(([code, mark]) => base[code] !== mark));

/** What `data` says that `base` does not. */
function difference(data: LocaleData, base: LocaleData): Layer {
  const symbol = changed(data.symbol, base.symbol);
  const narrowSymbol = changed(data.narrowSymbol, base.narrowSymbol);
  return {
    ...(Object.keys(symbol).length > 0 && { symbol }),
    ...(Object.keys(narrowSymbol).length > 0 && { narrowSymbol }),
    ...(data.markFirst !== base.markFirst && { markFirst: data.markFirst }),
    ...(data.spaceGroups !== base.spaceGroups && { spaceGroups: data.spaceGroups }),
    ...(data.decimal !== base.decimal && { decimal: data.decimal }),
  };
}

const isOwnLocale = (tag: string): boolean =>
  new Intl.NumberFormat(tag).resolvedOptions().locale === tag;

/** Every ISO 3166 code that Intl has a name for. */
function regions(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => names.of(code) !== undefined);
}

const english = askIntl('en');
const layers: Record<string, Layer> = {};
for (const language of LANGUAGES.split(' ')) {
  const own = askIntl(language);
  layers[language] = language === 'en' ? english : difference(own, english);
  for (const tag of regions().map((region) => `${language}-${region}`)) {
    const layer = isOwnLocale(tag) ? difference(askIntl(tag), own) : {};
    if (Object.keys(layer).length > 0) layers[tag] = layer;
  }
}
await writeFile(
  new URL('../lib/checkout/price/locale-data.json', import.meta.url),
  `${JSON.stringify({ layers })}\n`,
);
