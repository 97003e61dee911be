import { useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import type { Buyer } from '../../lib/consultation/consultation.ts';
import { plainText } from '../../lib/plain-text.ts';
import { withoutAbsent } from '../../lib/without-absent.ts';
import { usePopup } from './popup-context.ts';

const FIELDS = [
  { name: 'name', type: 'text', complete: 'name' },
  { name: 'email', type: 'email', complete: 'email' },
  { name: 'team', type: 'text', complete: 'organization-title' },
] as const;

/** Who asks: open until it is known, remembered for the next time. */
export function BuyerForm() {
  const { t } = useWording();
  const { stored, tell } = usePopup();
  const { buyer } = stored.settings;
  const [wasKnown] = useState(Boolean(buyer.name || buyer.email));

  const save = (name: keyof Buyer, input: HTMLInputElement) => {
    const text = plainText(input.value, input.maxLength) || undefined;
    if (!input.checkValidity() || text === buyer[name]) return;
    const changed = withoutAbsent({ ...buyer, [name]: text }) as Buyer;
    void tell({ type: 'save-settings', settings: { ...stored.settings, buyer: changed } });
  };

  return (
    <details open={!wasKnown}>
      <summary>{t('preview.who')}</summary>
      <div className="stack tight">
        {FIELDS.map(({ name, type, complete }) => (
          <label key={name} className="field">
            {t(`preview.${name}`)}
            <input
              type={type}
              autoComplete={complete}
              defaultValue={buyer[name]}
              maxLength={name === 'email' ? 254 : 120}
              onBlur={(event) => save(name, event.target)}
            />
          </label>
        ))}
        <small>{t('preview.not_verified')}</small>
      </div>
    </details>
  );
}
