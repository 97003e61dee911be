import { type FormEvent, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { Verdict } from '../../../lib/consultation/consultation.ts';
import { usePopup } from '../popup-context.ts';

const VERDICTS: Verdict[] = [
  'go-ahead',
  'go-ahead-with-conditions',
  'use-this-instead',
  'lets-talk',
];

/** What IT answered elsewhere, kept here by the buyer so that it shows at the checkout. */
export function NoteAdvice({ consultation }: { consultation: string }) {
  const { t } = useWording();
  const { tell, contact } = usePopup();
  const [message, setMessage] = useState('');
  const [verdict, setVerdict] = useState<Verdict>('go-ahead');
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (await tell({ type: 'note-advice', consultation, verdict, message: message.trim() }))
      setMessage('');
  };
  return (
    <details className="card">
      <summary>{t('direct.answered', { contact })}</summary>
      <form className="stack tight" onSubmit={(event) => void keep(event)}>
        <label className="field">
          {t('direct.verdict')}
          <select value={verdict} onChange={(event) => setVerdict(event.target.value as Verdict)}>
            {VERDICTS.map((option) => (
              <option key={option} value={option}>
                {t(`verdict.${option}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {t('direct.wording')}
          <textarea
            dir="auto"
            value={message}
            maxLength={4000}
            onChange={(event) => setMessage(event.target.value)}
          />
        </label>
        <div>
          <button type="submit" className="button">
            {t('direct.keep')}
          </button>
        </div>
      </form>
    </details>
  );
}
