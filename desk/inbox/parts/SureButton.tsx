import { useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';

/** Something that cannot be taken back: asks once more, in place. */
export function SureButton({
  label,
  question,
  onSure,
}: {
  label: string;
  question: string;
  onSure: () => void;
}) {
  const { t } = useWording();
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <button type="button" className="link" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  return (
    <fieldset className="row" aria-label={question}>
      <small>{question}</small>
      <button
        type="button"
        className="link"
        onClick={() => {
          setAsking(false);
          onSure();
        }}
      >
        {label}
      </button>
      <button type="button" className="link" onClick={() => setAsking(false)}>
        {t('settings.no')}
      </button>
    </fieldset>
  );
}
