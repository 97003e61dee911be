import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { Erased } from '../../inbox-contract/erasure.ts';
import { call } from '../api.ts';
import { Failure } from '../parts/Failure.tsx';
import { Section } from '../parts/Section.tsx';
import { Ticket } from '../parts/Ticket.tsx';

/** Deletes what the desk holds of one buyer: says what, asks once, says what was done. */
export function Erasure() {
  const { t } = useWording();
  const [email, setEmail] = useState('');
  const look = useMutation({ mutationFn: () => call('erasable', { body: { email } }) });
  const erase = useMutation({ mutationFn: () => call('erase', { body: { email } }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.reset();
    look.mutate();
  };
  const type = (typed: string) => {
    setEmail(typed);
    look.reset();
    erase.reset();
  };
  const failure = look.error ?? erase.error;
  return (
    <Section title={t('settings.erasure')} lead={t('settings.erasure_lead')}>
      <form className="look" onSubmit={submit}>
        <label className="field">
          {t('settings.erasure_email')}
          <input
            type="email"
            value={email}
            required
            maxLength={254}
            autoComplete="off"
            onChange={({ target }) => type(target.value)}
          />
        </label>
        <button type="submit" className="button" disabled={look.isPending}>
          {t('settings.erasure_look')}
        </button>
      </form>
      <output className="stack">
        {erase.data ? (
          <Told told={erase.data} isDone />
        ) : (
          look.data && <Told told={look.data} isDone={false} />
        )}
      </output>
      {look.data && look.data.consultations > 0 && !erase.data && (
        <div className="row">
          <button
            type="button"
            className="button"
            disabled={erase.isPending}
            onClick={() => erase.mutate()}
          >
            {t(erase.isPending ? 'settings.erasing' : 'settings.erase')}
          </button>
          <button type="button" className="link" onClick={() => look.reset()}>
            {t('settings.no')}
          </button>
        </div>
      )}
      {failure && <Failure error={failure} />}
    </Section>
  );
}

function Told({ told, isDone }: { told: Erased; isDone: boolean }) {
  const { t } = useWording();
  const { consultations, browsers, copies } = told;
  if (consultations === 0) return <p className="notice">{t('settings.erasure_none')}</p>;
  return (
    <div className="notice stack tight">
      <p>{t(isDone ? 'settings.erasure_did' : 'settings.erasure_would')}</p>
      <ul className="dots">
        <li>{t('settings.erasure_requests', { count: consultations })}</li>
        {browsers > 0 && <li>{t('settings.erasure_browsers', { count: browsers })}</li>}
      </ul>
      {copies.length > 0 && (
        <>
          <p>{t('settings.erasure_copies')}</p>
          <ul className="dots">
            {copies.map(({ channel, label, url }) => (
              <li key={[channel, label, url].join(' ')}>
                {channel} {label && <Ticket label={label} url={url} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {isDone && <p>{t('settings.erasure_backups')}</p>}
    </div>
  );
}
