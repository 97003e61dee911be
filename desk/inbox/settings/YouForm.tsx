import { type FormEvent, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import { call } from '../api.ts';
import { useMyself } from '../parts/me-context.ts';
import { keys, useChange } from '../queries.ts';
import { SaveButton } from './SaveButton.tsx';
import { Section } from './Section.tsx';

export function YouForm() {
  const { t } = useWording();
  const me = useMyself();
  const [name, setName] = useState(me.name);
  const save = useChange(() => call('rename', { body: { name } }), keys.me, keys.advisors);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <Section title={t('settings.you')}>
      <form className="stack" onSubmit={submit}>
        <label className="field">
          {t('sign_in.name')}
          <input
            value={name}
            required
            maxLength={120}
            autoComplete="name"
            onChange={({ target }) => setName(target.value)}
          />
          <small>{t('sign_in.name_help')}</small>
        </label>
        <SaveButton saving={save} />
      </form>
    </Section>
  );
}
