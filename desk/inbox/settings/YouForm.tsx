import { type FormEvent, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import { call } from '../api.ts';
import { HelpedField } from '../parts/HelpedField.tsx';
import { useMyself } from '../parts/me-context.ts';
import { Section } from '../parts/Section.tsx';
import { keys, useChange } from '../queries.ts';
import { SaveButton } from './SaveButton.tsx';

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
        <HelpedField label={t('sign_in.name')} help={t('sign_in.name_help')}>
          {(helpId) => (
            <input
              value={name}
              required
              maxLength={120}
              autoComplete="name"
              aria-describedby={helpId}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </HelpedField>
        <SaveButton saving={save} />
      </form>
    </Section>
  );
}
