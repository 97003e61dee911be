import { type FormEvent, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import { role as roles } from '../../inbox-contract/people.ts';
import { call } from '../api.ts';
import { Failure } from '../parts/Failure.tsx';
import { useMyself } from '../parts/me-context.ts';
import { Secret } from '../parts/Secret.tsx';
import { Section } from '../parts/Section.tsx';
import { SureButton } from '../parts/SureButton.tsx';
import { keys, useAdvisors, useChange, useSignInWays } from '../queries.ts';

interface Link {
  name: string;
  link: string;
}

export function Advisors() {
  const { t } = useWording();
  const me = useMyself();
  const isByLink = useSignInWays().data?.openId === false;
  const advisors = useAdvisors().data?.items ?? [];
  const [shown, setShown] = useState<Link>();
  const again = useChange(async ({ id, name }: { id: string; name: string }) => {
    const { link } = await call('inviteAgain', { id, body: {} });
    setShown({ name, link });
  });
  const dismiss = useChange((id: string) => call('dismiss', { id }), keys.advisors);
  const failure = again.error ?? dismiss.error;
  return (
    <Section
      title={t('settings.people')}
      lead={t(isByLink ? 'settings.people_lead' : 'settings.people_open_id')}
    >
      <ul className="plain lines">
        {advisors.map(({ id, name, role }) => (
          <li key={id} className="row spread">
            <span>
              {name} <small>{t(`settings.roles.${role}`)}</small>
            </span>
            {id === me.id ? (
              <small>{t('settings.self')}</small>
            ) : (
              <span className="row">
                {isByLink && (
                  <button type="button" className="link" onClick={() => again.mutate({ id, name })}>
                    {t('settings.new_link')}
                  </button>
                )}
                <SureButton
                  label={t('settings.dismiss')}
                  question={t('settings.dismiss_sure', { name })}
                  onSure={() => dismiss.mutate(id)}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      {shown && <Secret text={shown.link} label={t('settings.link', { name: shown.name })} />}
      {failure && <Failure error={failure} />}
      {isByLink && <InviteForm onInvited={setShown} />}
    </Section>
  );
}

function InviteForm({ onInvited }: { onInvited: (link: Link) => void }) {
  const { t } = useWording();
  const [name, setName] = useState('');
  const [role, setRole] = useState<(typeof roles.options)[number]>('advisor');
  const invite = useChange(() => call('invite', { body: { name, role } }), keys.advisors);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate(undefined, {
      onSuccess: ({ link }) => {
        onInvited({ name, link });
        setName('');
      },
    });
  };
  return (
    <form className="invite" onSubmit={submit}>
      <label className="field">
        {t('settings.invite_name')}
        <input
          value={name}
          required
          maxLength={120}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <label className="field">
        {t('settings.role')}
        <select value={role} onChange={({ target }) => setRole(roles.parse(target.value))}>
          {roles.options.map((option) => (
            <option key={option} value={option}>
              {t(`settings.roles.${option}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button" disabled={invite.isPending}>
        {t('settings.invite')}
      </button>
      {invite.error && <Failure error={invite.error} />}
    </form>
  );
}
