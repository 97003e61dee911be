import type { Buyer } from '../lib/consultation/consultation.ts';
import { plainText } from '../lib/plain-text.ts';
import { withoutAbsent } from '../lib/without-absent.ts';
import { useWording } from './wording-context.ts';

const FIELDS = [
  { name: 'name', type: 'text', complete: 'name', longest: 120 },
  { name: 'email', type: 'email', complete: 'email', longest: 254 },
  { name: 'team', type: 'text', complete: 'off', longest: 120 },
] as const;

interface Props {
  buyer: Buyer;
  onChange: (buyer: Buyer) => void;
}

/** Who asks, as they write it; told on when a field is left. */
export function BuyerFields({ buyer, onChange }: Props) {
  const { t } = useWording();
  const leave = (name: keyof Buyer, input: HTMLInputElement) => {
    const text = plainText(input.value, input.maxLength) || undefined;
    if (!input.reportValidity() || text === buyer[name]) return;
    onChange(withoutAbsent({ ...buyer, [name]: text }) as Buyer);
  };
  return (
    <div className="stack tight">
      {FIELDS.map(({ name, type, complete, longest }) => (
        <label key={name} className="field">
          {t(`request.buyer.${name}`)}
          <input
            type={type}
            autoComplete={complete}
            defaultValue={buyer[name]}
            maxLength={longest}
            onBlur={(event) => leave(name, event.target)}
          />
        </label>
      ))}
      <small>{t('buyer.not_verified')}</small>
    </div>
  );
}
