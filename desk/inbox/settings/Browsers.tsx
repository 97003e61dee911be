import { useWording } from '../../../components/wording-context.ts';
import { call } from '../api.ts';
import { Failure } from '../parts/Failure.tsx';
import { Section } from '../parts/Section.tsx';
import { SureButton } from '../parts/SureButton.tsx';
import { useNow } from '../parts/use-now.ts';
import { keys, useChange, useCredentials } from '../queries.ts';

export function Browsers() {
  const { t, ago, moment } = useWording();
  const now = useNow();
  const browsers = useCredentials();
  const revoke = useChange((id: string) => call('revokeCredential', { id }), keys.credentials);
  const items = browsers.data?.items ?? [];
  return (
    <Section title={t('settings.browsers')} lead={t('settings.browsers_lead')}>
      {items.length === 0 && <p className="notice">{t('settings.browsers_none')}</p>}
      {items.length > 0 && (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('settings.browser')}</th>
                <th scope="col">{t('settings.version')}</th>
                <th scope="col">{t('settings.last_seen')}</th>
                <th scope="col">
                  <span className="unseen">{t('settings.revoke')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, client, lastSeenAt, revokedAt }) => (
                <tr key={id}>
                  <td>{client.browser}</td>
                  <td>{client.version}</td>
                  <td>{ago(lastSeenAt, now)}</td>
                  <td>
                    {revokedAt ? (
                      <small>{t('settings.revoked', { when: moment(revokedAt) })}</small>
                    ) : (
                      <SureButton
                        label={t('settings.revoke')}
                        question={t('settings.revoke_browser_sure')}
                        onSure={() => revoke.mutate(id)}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {revoke.error && <Failure error={revoke.error} />}
    </Section>
  );
}
