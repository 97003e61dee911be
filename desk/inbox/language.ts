import { LANGUAGES } from '../../lib/languages.ts';

export type Language = (typeof LANGUAGES)[number];

/** What the inbox speaks. `formats`: the tag by which figures and dates are written ("en-GB" where words are "en"). */
export interface Spoken {
  language: Language;
  formats: string;
}

/** The first of a browser's languages that there are words in; `chosen` before all of them. */
export function spokenBy(browsers: readonly string[], chosen?: Language): Spoken {
  const tags = chosen ? [...browsers.filter(isLike(chosen)), chosen] : browsers;
  for (const formats of tags) {
    const language = LANGUAGES.find((tag) => tag === formats) ?? LANGUAGES.find(isLike(formats));
    if (language) return { language, formats };
  }
  return { language: 'en', formats: 'en' };
}

const isLike = (tag: string) => (other: string) => primary(other) === primary(tag);

const primary = (tag: string) => tag.toLowerCase().split('-')[0];

const KEPT = 'language';

/** What was chosen in this browser before. */
export const chosenLanguage = (): Language | undefined =>
  LANGUAGES.find((tag) => tag === localStorage.getItem(KEPT));

/** Keeps a choice in this browser; that of the browser's own language is none. */
export function keepLanguage(language: Language): void {
  if (language === spokenBy(navigator.languages).language) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, language);
}
