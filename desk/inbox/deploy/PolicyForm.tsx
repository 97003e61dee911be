import { useWording } from '../../../components/wording-context.ts';
import type { PolicyField } from '../../../lib/policy/fields.ts';
import type { PolicyProblem } from '../../../lib/policy/parse-policy.ts';
import { FieldInput } from './FieldInput.tsx';
import type { Texts } from './given.ts';
import { NewToken } from './NewToken.tsx';

interface Props {
  fields: readonly PolicyField[];
  texts: Texts;
  problems: readonly PolicyProblem[];
  onChange: (key: string, text: string) => void;
}

/** What nearly every organisation sets; the rest has defaults that do. */
const FIRST = new Set<string>([
  'deskUrl',
  'enrolmentToken',
  'organisationName',
  'contactName',
  'dataConsent',
]);
const isFirst = ({ key }: PolicyField) => FIRST.has(key);

/** A field for each key of the policy's schema. */
export function PolicyForm({ fields, texts, problems, onChange }: Props) {
  const { t } = useWording();
  const row = (field: PolicyField) => (
    <div key={field.key} className="stack tight">
      <FieldInput
        field={field}
        text={texts[field.key] ?? ''}
        problems={problems.filter(({ key }) => /^[^.[]+/.exec(key)?.[0] === field.key)}
        onChange={(text) => onChange(field.key, text)}
      />
      {field.key === 'enrolmentToken' && (
        <NewToken onToken={(token) => onChange(field.key, token)} />
      )}
    </div>
  );
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      {fields.filter(isFirst).map(row)}
      <details>
        <summary>{t('deploy.more')}</summary>
        <div className="stack more">{fields.filter((field) => !isFirst(field)).map(row)}</div>
      </details>
    </form>
  );
}
