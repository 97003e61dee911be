import { useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import { asCsv, asJson } from '../../lib/consultation/export.ts';
import { usePopup } from './popup-context.ts';
import { Sure } from './Sure.tsx';

/** The buyer's own data: to take along, and to take away. */
export function ExportLinks() {
  const wording = useWording();
  const { t } = wording;
  const { stored, tell } = usePopup();
  const [isAsking, setAsking] = useState(false);
  const { consultations } = stored;

  const forgetAll = async () => {
    setAsking(false);
    for (const { request } of consultations) {
      if (!(await tell({ type: 'forget', consultation: request.id }))) break;
    }
  };

  return (
    <>
      <div className="row">
        <button
          type="button"
          className="link"
          onClick={() => save('consultations.json', 'application/json', asJson(consultations))}
        >
          {t('export.json')}
        </button>
        <button
          type="button"
          className="link"
          onClick={() => save('consultations.csv', 'text/csv', asCsv(consultations, wording))}
        >
          {t('export.csv')}
        </button>
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {t('export.forget')}
        </button>
      </div>
      {isAsking && (
        <Sure
          question={t('export.forget_sure')}
          yes={t('conversation.yes_forget')}
          onYes={() => void forgetAll()}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
