/** The languages there are words in (`locales/`), as BCP 47 tags. */
export const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt-BR'];
