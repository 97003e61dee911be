import { browser } from 'wxt/browser';

import { useWording } from '../../components/wording-context.ts';
import { usePopup } from './popup-context.ts';

export function Header({ onHome }: { onHome: () => void }) {
  const { t } = useWording();
  const { stored, go } = usePopup();
  return (
    <header className="row spread">
      <button type="button" className="mark" onClick={onHome}>
        <img src="/icon/32.png" width="20" height="20" alt="" />
        {t('extensionName')}
      </button>
      <nav className="row">
        {stored.consultations.length > 0 && (
          <button type="button" className="link" onClick={() => go({ at: 'consultations' })}>
            {t('popup.consultations')}
          </button>
        )}
        <button
          type="button"
          className="link"
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          {t('popup.settings')}
        </button>
      </nav>
    </header>
  );
}
