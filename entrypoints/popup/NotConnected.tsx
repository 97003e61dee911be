import { browser } from 'wxt/browser';

import { useWording } from '../../components/wording-context.ts';
import { usePopup } from './popup-context.ts';

const openWelcome = () => browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });

/** Says plainly that nothing can be delivered yet, and where to change that. */
export function NotConnected() {
  const { t } = useWording();
  const { state } = usePopup().stored.connection;
  const needsConsent = state === 'no-consent';
  if (!needsConsent && state !== 'no-desk' && state !== 'not-enrolled') return null;
  const open = needsConsent ? openWelcome : browser.runtime.openOptionsPage;
  return (
    <div className="notice stack tight">
      <p>{t(needsConsent ? 'preview.no_consent' : 'preview.not_connected')}</p>
      <div>
        <button type="button" className="link" onClick={() => void open()}>
          {t(needsConsent ? 'preview.consent' : 'preview.connect')}
        </button>
      </div>
    </div>
  );
}
