import { useWording } from '../../components/wording-context.ts';
import { LANGUAGES } from '../../lib/languages.ts';

/** Which language it speaks, why, and which others there are: the browser chooses, and lets no extension do so. */
export function LanguageSection() {
  const { t, language, list } = useWording();
  return (
    <section className="card stack tight">
      <h2>{t('settings.language')}</h2>
      <p>{t('settings.language_lead', { language: nameOf(language, language) })}</p>
      <p className="soft">
        {t('settings.language_all', { languages: list(LANGUAGES.map((tag) => nameOf(tag, tag))) })}
      </p>
    </section>
  );
}

/** A language's name as people say it in the language `inTheirs`. */
const nameOf = (language: string, inTheirs: string): string =>
  new Intl.DisplayNames(inTheirs, { type: 'language' }).of(language) ?? language;
