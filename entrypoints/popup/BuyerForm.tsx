import { useState } from 'react';

import { BuyerFields } from '../../components/BuyerFields.tsx';
import { useWording } from '../../components/wording-context.ts';
import { usePopup } from './popup-context.ts';

/** Who asks: open until it is known, remembered for the next time. */
export function BuyerForm() {
  const { t } = useWording();
  const { stored, tell } = usePopup();
  const { settings } = stored;
  const [wasKnown] = useState(Boolean(settings.buyer.name || settings.buyer.email));
  return (
    <details open={!wasKnown}>
      <summary>{t('preview.who')}</summary>
      <BuyerFields
        buyer={settings.buyer}
        onChange={(buyer) => void tell({ type: 'save-settings', settings: { ...settings, buyer } })}
      />
    </details>
  );
}
