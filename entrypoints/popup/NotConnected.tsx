import { browser } from 'wxt/browser';

import { useWording } from '../../components/wording-context.ts';
import { directChannels } from '../../lib/policy/direct-channels.ts';
import { usePopup } from './popup-context.ts';

const openWelcome = () => browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });

/** Says where it goes without a desk, or plainly that nothing can be delivered yet, and where to change that. */
export function NotConnected() {
  const { t, list } = useWording();
  const { connection, policy } = usePopup().stored;
  const { state } = connection;
  if (state === 'direct') {
    const channels = directChannels(policy).map((channel) => t(`channel.${channel}`));
    return <p className="soft">{t('direct.lead', { channels: list(channels) })}</p>;
  }
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
