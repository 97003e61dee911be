import { useWording } from '../../components/wording-context.ts';
import { LANGUAGES, languageName } from '../../lib/languages.ts';

/** Which language it speaks, why, and which others there are: the browser chooses, among those the organisation names. */
export function LanguageSection({ named }: { named: readonly string[] | undefined }) {
  const { t, language, list } = useWording();
  const languages = list(
    (named ?? LANGUAGES).map((tag) => languageName(tag, named ? language : tag)),
  );
  const own = languageName(language, language);
  return (
    <section className="card stack tight">
      <h2>{t('settings.language')}</h2>
      {named ? (
        <p>{t('settings.language_named', { language: own, languages })}</p>
      ) : (
        <>
          <p>{t('settings.language_lead', { language: own })}</p>
          <p className="soft">{t('settings.language_all', { languages })}</p>
        </>
      )}
    </section>
  );
}
