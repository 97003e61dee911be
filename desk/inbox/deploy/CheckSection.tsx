import { useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import { checkInstall } from '../../../lib/policy/check/check-install.ts';
import { type CheckedPolicy, checkPolicyFile } from '../../../lib/policy/check/check-policy.ts';
import type { Deployment } from '../../../lib/policy/deploy/deployment.ts';
import { decoded } from '../../../lib/policy/deploy/encode.ts';
import type { PolicyProblem } from '../../../lib/policy/parse-policy.ts';
import { plainReason } from '../../../lib/policy/plain-reason.ts';
import { HelpedField } from '../parts/HelpedField.tsx';
import { InEnglish } from '../parts/InEnglish.tsx';
import { Section } from '../parts/Section.tsx';
import { Simulator } from './Simulator.tsx';
import type { AskedPage } from './SpottingCheck.tsx';

type Ids = Pick<Deployment, 'chromiumId' | 'firefoxId'>;
type Checked = { policies: CheckedPolicy[]; install: PolicyProblem[] } | { refused: string };

/** A policy as it is out there: what is wrong in it, and what buyers see under it. */
export function CheckSection({ ids }: { ids: Ids }) {
  const { t } = useWording();
  const [text, setText] = useState('');
  const [checked, setChecked] = useState<Checked>();
  // Outlives a policy that is half written.
  const [asked, setAsked] = useState<AskedPage>({ url: '' });
  const check = (text: string) => {
    setText(text);
    setChecked(text.trim() ? checkedOf(text, ids) : undefined);
  };
  const open = async (file: File | undefined) => {
    if (file) check(decoded(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <Section title={t('deploy.check')} lead={t('deploy.check_lead')}>
      <HelpedField label={t('deploy.paste')} help={t('deploy.paste_help')}>
        {(helpId) => (
          <textarea
            name="pasted"
            value={text}
            rows={8}
            spellCheck={false}
            className="code"
            dir="ltr"
            aria-describedby={helpId}
            onChange={({ target }) => check(target.value)}
          />
        )}
      </HelpedField>
      <label className="field">
        {t('deploy.open')}
        <input type="file" onChange={({ target }) => void open(target.files?.[0])} />
      </label>
      {checked && 'refused' in checked && (
        <p className="notice" role="alert">
          <InEnglish>{checked.refused}</InEnglish>
        </p>
      )}
      {checked && 'install' in checked && <Problems problems={checked.install} />}
      {checked &&
        'policies' in checked &&
        checked.policies.map((policy) => (
          <Found key={policy.from} checked={policy} asked={asked} onAsk={setAsked} />
        ))}
    </Section>
  );
}

function checkedOf(text: string, ids: Ids): Checked {
  try {
    return { policies: checkPolicyFile(text, ids), install: checkInstall(text, ids) };
  } catch (error) {
    return { refused: (error as Error).message };
  }
}

interface FoundProps {
  checked: CheckedPolicy;
  asked: AskedPage;
  onAsk: (asked: AskedPage) => void;
}

function Found({ checked, asked, onAsk }: FoundProps) {
  const { t } = useWording();
  const { from, policy, problems, hints } = checked;
  return (
    <section className="stack found">
      <h3>{from}</h3>
      <p>
        {t('deploy.understood', { count: Object.keys(policy).length })}{' '}
        {problems.length > 0 && t('deploy.not_fitting', { count: problems.length })}
      </p>
      <Problems problems={problems} />
      {hints.map((hint) => (
        <p key={hint} className="notice">
          <InEnglish>{hint}</InEnglish>
        </p>
      ))}
      <Simulator checked={checked} asked={asked} onAsk={onAsk} />
    </section>
  );
}

function Problems({ problems }: { problems: readonly PolicyProblem[] }) {
  const { say } = useWording();
  if (problems.length === 0) return null;
  return (
    <ul className="plain lines problems">
      {problems.map(({ key, value, reason }) => (
        <li key={key + reason}>
          <strong>{key}</strong> <code dir="ltr">{value}</code>
          <br />
          {say(plainReason(reason))}
        </li>
      ))}
    </ul>
  );
}
