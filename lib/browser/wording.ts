import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { spokenLanguage } from '../languages.ts';
import type { Policy } from '../policy/policy.ts';
import { type Lookup, type Wording, filledIn, wording } from '../wording.ts';

/** The one place that opens `locales/` in the extension: words in the browser's language, or the organisation's. */
export async function wordingUnder({ languages }: Policy): Promise<Wording> {
  const browsers = ofBrowser('languageTag', {});
  const language = spokenLanguage(browsers, languages);
  const lookup = language === browsers ? ofBrowser : await wordsOf(language);
  return wording(browser.i18n.getUILanguage(), lookup);
}

/** The same for a page of ours: it takes their language, direction and title, too. */
export async function pageWording(titleKey: string, policy: Policy): Promise<Wording> {
  const wording = await wordingUnder(policy);
  document.documentElement.lang = wording.language;
  document.documentElement.dir = wording.direction;
  document.title = wording.t(titleKey);
  return wording;
}

const ofBrowser: Lookup = (key, params) =>
  i18n.t(key as Parameters<typeof i18n.t>[0], params as never);

/** Browsers look words up in their own language alone; those of another one we read from our own files. */
async function wordsOf(language: string): Promise<Lookup> {
  const file = `/_locales/${language.replace('-', '_')}/messages.json`;
  const answer = await fetch(browser.runtime.getURL(file as '/popup.html'));
  const messages: Record<string, { message: string } | undefined> = await answer.json();
  return (key, params) => filledIn(messages[key.replaceAll('.', '_')]?.message ?? '', params);
}
