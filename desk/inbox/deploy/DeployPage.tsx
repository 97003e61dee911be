import { useMemo, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import { hintsFor } from '../../../lib/policy/check/check-policy.ts';
import { deployFiles } from '../../../lib/policy/deploy/files.ts';
import { policyFields } from '../../../lib/policy/fields.ts';
import { parsePolicy } from '../../../lib/policy/parse-policy.ts';
import { newId } from '../new-id.ts';
import { Section } from '../parts/Section.tsx';
import { useSettings } from '../queries.ts';
import { CheckSection } from './CheckSection.tsx';
import { FilesSection } from './FilesSection.tsx';
import { type Texts, policyGiven } from './given.ts';
import { PolicyForm } from './PolicyForm.tsx';
import { type Served, useServed } from './served.ts';
import { SourceForm } from './SourceForm.tsx';

import './deploy.css';

/** From the organisation's settings to the file for every platform; and back from a file to what it does. */
export function DeployPage() {
  const { t } = useWording();
  const served = useServed();
  const organisation = useSettings().data?.organisation;
  return (
    <main className="page deploy">
      <div className="stack tight">
        <h1>{t('deploy.title')}</h1>
        <p className="soft">{t('deploy.lead')}</p>
      </div>
      {served && organisation && (
        <>
          <Maker
            served={served}
            initial={{
              deskUrl: location.origin,
              organisationName: organisation.name,
              contactName: organisation.contact,
            }}
          />
          <CheckSection ids={served} />
        </>
      )}
    </main>
  );
}

const FIELDS = policyFields();

function Maker({ served, initial }: { served: Served; initial: Texts }) {
  const { t } = useWording();
  const [texts, setTexts] = useState(initial);
  const [source, setSource] = useState(served);
  const { policy, problems } = useMemo(() => parsePolicy(policyGiven(FIELDS, texts)), [texts]);
  const { chromiumId, firefoxId } = source;
  const deployment = {
    policy,
    chromiumId,
    firefoxId,
    updateUrl: source.updateUrl || undefined,
    installUrl: source.installUrl || undefined,
  };
  return (
    <>
      <Section title={t('deploy.settings')} lead={t('deploy.settings_lead')}>
        <PolicyForm
          fields={FIELDS}
          texts={texts}
          problems={problems}
          onChange={(key, text) => setTexts({ ...texts, [key]: text })}
        />
      </Section>
      <Section title={t('deploy.source')} lead={t('deploy.source_lead')}>
        <SourceForm source={source} isServed={served.updateUrl !== ''} onChange={setSource} />
      </Section>
      <FilesSection
        files={deployFiles(deployment, newId)}
        hints={hintsFor(policy)}
        isRight={problems.length === 0}
      />
    </>
  );
}
