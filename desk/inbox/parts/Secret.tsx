import { useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';

/** Something shown once, to be copied. */
export function Secret({ text, label }: { text: string; label: string }) {
  const { t } = useWording();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <output className="notice stack tight">
      <p>{label}</p>
      <div className="row">
        <input
          readOnly
          aria-label={label}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
        {'clipboard' in navigator && (
          <button type="button" className="button" onClick={() => void copy()}>
            {copied ? t('settings.copied') : t('settings.copy')}
          </button>
        )}
      </div>
    </output>
  );
}
