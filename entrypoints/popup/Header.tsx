import { browser } from 'wxt/browser';

import { Icon } from '../../components/Icon.tsx';
import { useWording } from '../../components/wording-context.ts';
import { usePopup } from './popup-context.ts';

interface Props {
  /** The checkout's tab. */
  tab: string;
  onHome: () => void;
}

export function Header({ tab, onHome }: Props) {
  const { t } = useWording();
  const { stored, go } = usePopup();
  return (
    <header className="row spread">
      <button type="button" className="mark" onClick={onHome}>
        <Icon name="mark" />
        {t('extensionName')}
      </button>
      <nav>
        {stored.consultations.length > 0 && (
          <button type="button" className="link" onClick={() => go({ at: 'consultations' })}>
            {t('popup.consultations')}
          </button>
        )}
        <a
          className="link to-tab"
          href={`/popup.html?view=tab&tab=${tab}`}
          target="_blank"
          rel="noreferrer"
          aria-label={t('popup.open_in_tab')}
          title={t('popup.open_in_tab')}
        >
          <Icon name="tab" />
        </a>
        <button
          type="button"
          className="link"
          aria-label={t('popup.settings')}
          title={t('popup.settings')}
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          <Icon name="settings" />
        </button>
      </nav>
    </header>
  );
}
