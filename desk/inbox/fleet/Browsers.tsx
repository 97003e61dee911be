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
    <Section title={t('fleet.connected')} lead={t('fleet.connected_lead')}>
      {items.length === 0 && <p className="notice">{t('fleet.connected_none')}</p>}
      {items.length > 0 && (
        <div className="scroll long">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('fleet.browser')}</th>
                <th scope="col" className="wide-only">
                  {t('fleet.version')}
                </th>
                <th scope="col">{t('fleet.last_seen')}</th>
                <th scope="col">
                  <span className="unseen">{t('settings.revoke')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, client, lastSeenAt, revokedAt }) => (
                <tr key={id}>
                  <td>{client.browser}</td>
                  <td className="wide-only">{client.version}</td>
                  <td>{ago(lastSeenAt, now)}</td>
                  <td>
                    {revokedAt ? (
                      <small>{t('settings.revoked', { when: moment(revokedAt) })}</small>
                    ) : (
                      <SureButton
                        label={t('settings.revoke')}
                        question={t('fleet.revoke_sure')}
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
