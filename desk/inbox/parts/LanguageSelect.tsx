import { useWording } from '../../../components/wording-context.ts';
import { LANGUAGES } from '../../../lib/languages.ts';
import { useLanguage } from './language-context.ts';

/** Each language is named in itself, for whoever reads no other. */
export function LanguageSelect() {
  const { t } = useWording();
  const { language, choose } = useLanguage();
  return (
    <select
      className="quiet language"
      aria-label={t('nav.language')}
      value={language}
      onChange={({ target }) => {
        const chosen = LANGUAGES.find((tag) => tag === target.value);
        if (chosen) choose(chosen);
      }}
    >
      {LANGUAGES.map((tag) => (
        <option key={tag} value={tag} lang={tag}>
          {nameOf(tag)}
        </option>
      ))}
    </select>
  );
}

const nameOf = (tag: string): string =>
  new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
