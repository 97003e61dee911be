import { useWording } from '../../../components/wording-context.ts';
import { Refused } from '../api.ts';

/** What went wrong, in the desk's own words where it said any. */
export function Failure({ error, onAgain }: { error: Error; onAgain?: () => void }) {
  const { t } = useWording();
  const told = error instanceof Refused ? error.problem : undefined;
  const title = told?.status === 0 ? t('failed.offline') : told?.title || t('failed.unknown');
  return (
    <div className="notice stack tight" role="alert">
      <p>
        <strong>{title}</strong> {told?.detail}
      </p>
      {told?.errors?.map(({ path, message }) => (
        <p key={path}>
          {path}: {message}
        </p>
      ))}
      {onAgain && (
        <button type="button" className="link" onClick={onAgain}>
          {t('failed.again')}
        </button>
      )}
    </div>
  );
}
