import { browser } from 'wxt/browser';

import { useWording } from '../../components/wording-context.ts';

/** Every permission of the installed manifest in plain words. */
export function PermissionsSection() {
  const { t } = useWording();
  const {
    permissions = [],
    optional_permissions: optional = [],
    host_permissions: hosts = [],
  } = browser.runtime.getManifest();
  return (
    <section className="card stack tight">
      <h2>{t('settings.permissions')}</h2>
      <dl className="pairs">
        {[...permissions, ...optional, ...(hosts.length > 0 ? ['hosts'] : [])].map((permission) => (
          <div key={permission}>
            <dt>{t(`permission.${permission}.name`)}</dt>
            <dd>{t(`permission.${permission}.why`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
