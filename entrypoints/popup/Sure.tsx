import { useId, useState } from 'react';

import { useWording } from '../../components/wording-context.ts';

interface Props {
  question: string;
  yes: string;
  onYes: () => void;
  onNo: () => void;
}

/** Asks once more before something that cannot be undone; staying is the safe answer, and leads back to what was pressed. */
export function Sure({ question, yes, onYes, onNo }: Props) {
  const { t } = useWording();
  const id = useId();
  const [pressed] = useState(() => document.activeElement as HTMLElement | null);
  const stay = () => {
    onNo();
    pressed?.focus();
  };
  return (
    <div className="notice stack tight" role="alertdialog" aria-labelledby={id}>
      <p id={id}>{question}</p>
      <div className="row">
        <button type="button" className="button" onClick={onYes}>
          {yes}
        </button>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <button type="button" className="button" autoFocus onClick={stay}>
          {t('conversation.keep')}
        </button>
      </div>
    </div>
  );
}
