import { browser } from 'wxt/browser';

import { useWording } from '../../components/wording-context.ts';

/** One screen, three sentences: what it does, what it never does, whose decision it is. */
export function Welcome() {
  const { t } = useWording();
  return (
    <main className="stack">
      <img src="/icon/128.png" width="64" height="64" alt="" />
      <h1>{t('welcome.title')}</h1>
      <p>{t('welcome.does')}</p>
      <p>{t('welcome.never')}</p>
      <p>{t('welcome.yours')}</p>
      <div className="row">
        <button type="button" className="button primary" onClick={() => close()}>
          {t('welcome.done')}
        </button>
        <button
          type="button"
          className="link"
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          {t('welcome.settings')}
        </button>
      </div>
    </main>
  );
}
