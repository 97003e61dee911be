import { useWording } from '../../../components/wording-context.ts';
import { HelpedField } from '../parts/HelpedField.tsx';
import type { Served } from './served.ts';

interface Props {
  source: Served;
  isServed: boolean;
  onChange: (source: Served) => void;
}

const PARTS = ['updateUrl', 'chromiumId', 'installUrl', 'firefoxId'] as const;

/** From where browsers get the extension, and its ids there. */
export function SourceForm({ source, isServed, onChange }: Props) {
  const { t } = useWording();
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <p className="notice">{t(isServed ? 'deploy.served' : 'deploy.not_served')}</p>
      <div className="two">
        {PARTS.map((part) => (
          <HelpedField
            key={part}
            label={t(`deploy.from.${part}`)}
            help={t(`deploy.from_help.${part}`)}
          >
            {(helpId) => (
              <input
                name={part}
                value={source[part]}
                dir="ltr"
                autoComplete="off"
                spellCheck={false}
                aria-describedby={helpId}
                onChange={({ target }) => onChange({ ...source, [part]: target.value.trim() })}
              />
            )}
          </HelpedField>
        ))}
      </div>
    </form>
  );
}
