import { type FormEvent, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { Settings } from '../../inbox-contract/settings.ts';
import { call } from '../api.ts';
import { HelpedField } from '../parts/HelpedField.tsx';
import { Section } from '../parts/Section.tsx';
import { keys, useChange, useSettings } from '../queries.ts';
import { SaveButton } from './SaveButton.tsx';

type Organisation = Settings['organisation'];

export function OrganisationForm() {
  const { t } = useWording();
  const organisation = useSettings().data?.organisation;
  return (
    <Section title={t('settings.organisation')} lead={t('settings.organisation_lead')}>
      {organisation && <Form initial={organisation} />}
    </Section>
  );
}

function Form({ initial }: { initial: Organisation }) {
  const { t } = useWording();
  const [organisation, setOrganisation] = useState(initial);
  const save = useChange((body: Organisation) => call('saveSettings', { body }), keys.settings);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(organisation);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="two">
        <label className="field">
          {t('settings.organisation_name')}
          <input
            value={organisation.name}
            maxLength={120}
            onChange={({ target }) => setOrganisation({ ...organisation, name: target.value })}
          />
        </label>
        <HelpedField label={t('settings.contact')} help={t('settings.contact_help')}>
          {(helpId) => (
            <input
              value={organisation.contact}
              maxLength={120}
              aria-describedby={helpId}
              onChange={({ target }) => setOrganisation({ ...organisation, contact: target.value })}
            />
          )}
        </HelpedField>
      </div>
      <SaveButton saving={save} />
    </form>
  );
}
