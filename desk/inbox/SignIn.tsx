import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import mark from '../../public/icon/mark.svg';
import type { Advisor } from '../inbox-contract/people.ts';
import { OPEN_ID_PATH, type SignInFailure } from '../inbox-contract/sign-in.ts';
import { call, signIn } from './api.ts';
import { HelpedField } from './parts/HelpedField.tsx';
import { LanguageSelect } from './parts/LanguageSelect.tsx';
import { type Place, go, keepPlace } from './place.ts';
import { keys, useSignInWays } from './queries.ts';

interface Props {
  place?: Extract<Place, { page: 'sign-in' }>;
}

/** Uses a one-time link up and asks a newcomer's name, or sends to the organisation's own sign-in page. */
export function SignIn({ place }: Props) {
  const { t } = useWording();
  const client = useQueryClient();
  const token = place && 'token' in place ? place.token : undefined;
  const [failure, setFailure] = useState<SignInFailure | 'link' | undefined>(
    place && 'failed' in place ? place.failed : undefined,
  );
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
      setFailure('link');
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
      {!newcomer && token && !failure && <output>{t('sign_in.busy')}</output>}
      {failure && (
        <p className="notice" role="alert">
          {t(`sign_in.failed.${failure}`)}
        </p>
      )}
      {(failure || !token) && <Ways />}
      <div>
        <LanguageSelect />
      </div>
    </main>
  );
}

function Ways() {
  const { t } = useWording();
  const ways = useSignInWays().data;
  if (!ways) return null;
  if (ways.openId)
    return (
      <a className="button primary" href={OPEN_ID_PATH} onClick={keepPlace}>
        {t('sign_in.open_id')}
      </a>
    );
  return (
    <>
      <p className="soft">{t('sign_in.text')}</p>
      <p className="soft">{t('sign_in.restart')}</p>
    </>
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
