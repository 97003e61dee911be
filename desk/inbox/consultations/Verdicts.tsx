import { useWording } from '../../../components/wording-context.ts';
import { verdict } from '../../../lib/consultation/consultation.ts';
import type { Kind } from './draft.ts';

interface Props {
  chosen: Kind | undefined;
  hasAdvice: boolean;
  onChoose: (kind: Kind) => void;
}

/** The four verdicts, and asking back. Pressing the chosen one again puts the answer away. */
export function Verdicts({ chosen, hasAdvice, onChoose }: Props) {
  const { t } = useWording();
  return (
    <fieldset className="verdicts" aria-label={t('answer.verdict')}>
      <h2>{hasAdvice ? t('answer.again') : t('answer.title')}</h2>
      {verdict.options.map((kind, at) => (
        <button
          key={kind}
          type="button"
          className={`button verdict ${kind}`}
          aria-pressed={kind === chosen}
          onClick={() => onChoose(kind)}
        >
          <span>{t(`answer.short.${kind}`)}</span>
          <kbd aria-hidden="true">{at + 1}</kbd>
        </button>
      ))}
      <button
        type="button"
        className="button verdict"
        aria-pressed={chosen === 'question'}
        onClick={() => onChoose('question')}
      >
        <span>{t('answer.question')}</span>
        <kbd aria-hidden="true">q</kbd>
      </button>
    </fieldset>
  );
}
