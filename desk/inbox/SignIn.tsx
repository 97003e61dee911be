import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import mark from '../../public/icon/mark.svg';
import type { Advisor } from '../inbox-contract.ts';
import { call, signIn } from './api.ts';
import { HelpedField } from './parts/HelpedField.tsx';
import { go } from './place.ts';
import { keys } from './queries.ts';

/** Uses the one-time link up, asks a newcomer's name, and goes on to the inbox. */
export function SignIn({ token }: { token?: string }) {
  const { t } = useWording();
  const client = useQueryClient();
  const [failed, setFailed] = useState(false);
  const [newcomer, setNewcomer] = useState<Advisor>();
  const begun = useRef(false);

  const enter = (me: Advisor) => {
    client.clear();
    client.setQueryData(keys.me, me);
    go({ page: 'inbox', filter: 'open' }, 'replace');
  };
  const use = async (link: string) => {
    try {
      const me = await signIn(link);
      if (me.name === 'IT') setNewcomer(me);
      else enter(me);
    } catch {
      setFailed(true);
    }
  };
  useEffect(() => {
    if (!token || begun.current) return;
    begun.current = true;
    void use(token);
  });

  return (
    <main className="alone stack">
      <img src={mark} alt="" width="40" height="40" />
      <h1>{newcomer ? t('sign_in.welcome') : t('sign_in.title')}</h1>
      {newcomer && <NameForm onSaved={enter} />}
      {!newcomer && token && !failed && <output>{t('sign_in.busy')}</output>}
      {failed && (
        <p className="notice" role="alert">
          {t('sign_in.failed')}
        </p>
      )}
      {(failed || !token) && (
        <>
          <p className="soft">{t('sign_in.text')}</p>
          <p className="soft">{t('sign_in.restart')}</p>
        </>
      )}
    </main>
  );
}

function NameForm({ onSaved }: { onSaved: (me: Advisor) => void }) {
  const { t } = useWording();
  const [name, setName] = useState('');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    onSaved(await call('rename', { body: { name } }));
  };
  return (
    <form className="stack" onSubmit={(event) => void save(event)}>
      <HelpedField label={t('sign_in.name')} help={t('sign_in.name_help')}>
        {(helpId) => (
          <input
            value={name}
            required
            maxLength={120}
            autoComplete="name"
            aria-describedby={helpId}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </HelpedField>
      <button type="submit" className="button primary">
        {t('settings.save')}
      </button>
    </form>
  );
}
