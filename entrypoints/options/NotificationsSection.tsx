import { browser } from 'wxt/browser';

import { useWording } from '../../components/wording-context.ts';

interface Props {
  isOn: boolean;
  onSave: (isOn: boolean) => Promise<void>;
}

/** Off until the buyer wants it; only then is the browser asked for the permission. */
export function NotificationsSection({ isOn, onSave }: Props) {
  const { t } = useWording();
  const change = async (wanted: boolean) => {
    const isAllowed =
      !wanted || (await browser.permissions.request({ permissions: ['notifications'] }));
    await onSave(wanted && isAllowed);
  };
  return (
    <section className="card stack tight">
      <h2>{t('settings.notifications')}</h2>
      <label className="option">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => void change(event.target.checked)}
        />
        {t('settings.notifications_on')}
      </label>
    </section>
  );
}
