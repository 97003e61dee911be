import { useWording } from '../../components/wording-context.ts';

export function Back({ onBack }: { onBack: () => void }) {
  return (
    <button type="button" className="link" onClick={onBack}>
      {useWording().t('popup.back')}
    </button>
  );
}
