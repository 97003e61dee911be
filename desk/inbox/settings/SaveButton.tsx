import { useWording } from '../../../components/wording-context.ts';
import type { Refused } from '../api.ts';
import { Failure } from '../parts/Failure.tsx';

interface Saving {
  isPending: boolean;
  isSuccess: boolean;
  error: Refused | null;
}

export function SaveButton({ saving }: { saving: Saving }) {
  const { t } = useWording();
  return (
    <div className="row">
      <button type="submit" className="button primary" disabled={saving.isPending}>
        {t('settings.save')}
      </button>
      {saving.isSuccess && <output className="soft">{t('settings.saved')}</output>}
      {saving.error && <Failure error={saving.error} />}
    </div>
  );
}
