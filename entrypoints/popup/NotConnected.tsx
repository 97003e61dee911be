import { browser } from 'wxt/browser';

import { useWording } from '../../components/wording-context.ts';
import { usePopup } from './popup-context.ts';

/** Says plainly that nothing can be delivered yet, and where to change that. */
export function NotConnected() {
  const { t } = useWording();
  const { stored } = usePopup();
  if (stored.connection.state !== 'no-desk' && stored.connection.state !== 'not-enrolled')
    return null;
  return (
    <div className="notice stack tight">
      <p>{t('preview.not_connected')}</p>
      <div>
        <button
          type="button"
          className="link"
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          {t('preview.connect')}
        </button>
      </div>
    </div>
  );
}
