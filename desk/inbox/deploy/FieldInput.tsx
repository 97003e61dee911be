import { useWording } from '../../../components/wording-context.ts';
import type { PolicyField } from '../../../lib/policy/fields.ts';
import type { PolicyProblem } from '../../../lib/policy/parse-policy.ts';
import { plainReason } from '../../../lib/policy/plain-reason.ts';
import { HelpedField } from '../parts/HelpedField.tsx';
import { InEnglish } from '../parts/InEnglish.tsx';

interface Props {
  field: PolicyField;
  text: string;
  problems: readonly PolicyProblem[];
  onChange: (text: string) => void;
}

/** One key of the policy, asked for as its schema says. */
export function FieldInput({ field, text, problems, onChange }: Props) {
  const { t, say } = useWording();
  const { key, description } = field;
  return (
    <div className="stack tight">
      <HelpedField
        label={`${t(`policy.${key}`)} (${key})`}
        help={<InEnglish>{description}</InEnglish>}
      >
        {(helpId) => (
          <Control
            field={field}
            text={text}
            isWrong={problems.length > 0}
            helpId={helpId}
            onChange={onChange}
          />
        )}
      </HelpedField>
      {problems.map(({ key, value, reason }) => (
        <p key={key + reason} className="notice" role="alert">
          {t('deploy.problem', { key, value, reason: say(plainReason(reason)) })}
        </p>
      ))}
    </div>
  );
}

interface ControlProps extends Pick<Props, 'field' | 'text' | 'onChange'> {
  isWrong: boolean;
  helpId: string;
}

function Control({ field, text, isWrong, helpId, onChange }: ControlProps) {
  const { kind, min, max } = field;
  const shared = {
    name: field.key,
    value: text,
    'aria-describedby': helpId,
    'aria-invalid': isWrong,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  if (kind === 'switch' || kind === 'choice') return <Select field={field} shared={shared} />;
  if (kind === 'lines' || kind === 'json')
    return <textarea {...shared} rows={4} spellCheck={false} className="code" dir="ltr" />;
  if (kind === 'number') return <input {...shared} type="number" min={min} max={max} />;
  return <input {...shared} autoComplete="off" spellCheck={kind === 'text'} />;
}

const SWITCH = ['true', 'false'];

function Select({ field, shared }: { field: PolicyField; shared: object }) {
  const { t } = useWording();
  const { kind, choices = SWITCH, absent } = field;
  const word = (choice: string) =>
    kind === 'switch' ? t(choice === 'true' ? 'deploy.on' : 'deploy.off') : choice;
  return (
    <select {...shared}>
      <option value="">
        {absent === undefined
          ? t('deploy.not_set')
          : t('deploy.not_set_means', { value: word(String(absent)) })}
      </option>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {word(choice)}
        </option>
      ))}
    </select>
  );
}
