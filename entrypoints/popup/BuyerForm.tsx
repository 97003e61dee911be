import { useState } from 'react';

import { BuyerFields } from '../../components/BuyerFields.tsx';
import { useWording } from '../../components/wording-context.ts';
import type { Buyer } from '../../lib/consultation/consultation.ts';

interface Props {
  buyer: Buyer;
  onChange: (buyer: Buyer) => void;
}

/** Who asks: open until it is known, remembered for the next time. */
export function BuyerForm({ buyer, onChange }: Props) {
  const { t } = useWording();
  const [wasKnown] = useState(Boolean(buyer.name || buyer.email));
  return (
    <details open={!wasKnown}>
      <summary>{t('preview.who')}</summary>
      <BuyerFields buyer={buyer} onChange={onChange} />
    </details>
  );
}
