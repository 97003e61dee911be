/** The languages there are words in (`locales/`), as BCP 47 tags. */
export const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt-BR'] as const;

/** The language to speak: the browser's choice where the organisation names it, too, else the first that it names. */
export const spokenLanguage = (browsers: string, named: readonly string[] = [browsers]): string =>
  named.includes(browsers) ? browsers : named[0]!;

/** A language's name as people say it in the language `inTheirs`; the tag itself where it is none. */
export function languageName(tag: string, inTheirs: string): string {
  try {
    return new Intl.DisplayNames(inTheirs, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
