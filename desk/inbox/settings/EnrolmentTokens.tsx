import { useWording } from '../../../components/wording-context.ts';
import { call } from '../api.ts';
import { Failure } from '../parts/Failure.tsx';
import { Secret } from '../parts/Secret.tsx';
import { Section } from '../parts/Section.tsx';
import { SureButton } from '../parts/SureButton.tsx';
import { keys, useChange, useSettings } from '../queries.ts';

export function EnrolmentTokens() {
  const { t, moment } = useWording();
  const tokens = useSettings().data?.enrolmentTokens ?? [];
  const create = useChange(() => call('createEnrolmentToken', { body: {} }), keys.settings);
  const revoke = useChange((id: string) => call('revokeEnrolmentToken', { id }), keys.settings);
  return (
    <Section title={t('settings.tokens')} lead={t('settings.tokens_lead')}>
      <ul className="plain lines">
        {tokens.map(({ id, hint, browsers, createdAt, revokedAt }) => (
          <li key={id} className="row spread">
            <span>
              {t('settings.token_hint', { hint })}{' '}
              <small>
                {moment(createdAt)} · {t('settings.token_browsers', { count: browsers })}
              </small>
            </span>
            {revokedAt ? (
              <small>{t('settings.revoked', { when: moment(revokedAt) })}</small>
            ) : (
              <SureButton
                label={t('settings.revoke')}
                question={t('settings.revoke_token_sure')}
                onSure={() => revoke.mutate(id)}
              />
            )}
          </li>
        ))}
      </ul>
      {create.data && <Secret text={create.data.token} label={t('settings.token_shown')} />}
      {(create.error ?? revoke.error) && <Failure error={(create.error ?? revoke.error)!} />}
      <div>
        <button type="button" className="button" onClick={() => create.mutate(undefined)}>
          {t('settings.token_new')}
        </button>
      </div>
    </Section>
  );
}
