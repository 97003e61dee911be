import { useWording } from '../../../components/wording-context.ts';
import { plainReason } from '../../../lib/policy/plain-reason.ts';
import type { InboxProblem } from '../../inbox-contract/problem.ts';
import { Refused } from '../api.ts';
import { InEnglish } from './InEnglish.tsx';

/** What went wrong, by the kind of problem; in the desk's own words where there are none for it here. */
export function Failure({ error, onAgain }: { error: Error; onAgain?: () => void }) {
  const { t } = useWording();
  const told = error instanceof Refused ? error.problem : undefined;
  return (
    <div className="notice stack tight" role="alert">
      <p>
        <Said told={told} />
      </p>
      {told?.errors?.map((wrong) => (
        <p key={wrong.path + wrong.message}>
          <Wrong {...wrong} />
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

function Said({ told }: { told: InboxProblem | undefined }) {
  const { t } = useWording();
  if (told?.status === 0) return <strong>{t('failed.offline')}</strong>;
  const kind = told?.type.split(':').at(-1);
  const said = kind && t(`failed.problem.${kind}`);
  if (said) return <strong>{said}</strong>;
  return (
    <>
      <strong>{t('failed.unknown')}</strong>{' '}
      <InEnglish>{[told?.title, told?.detail].filter(Boolean).join(' ')}</InEnglish>
    </>
  );
}

function Wrong({ path, message, code, params }: NonNullable<InboxProblem['errors']>[number]) {
  const { t, say } = useWording();
  const { line, column } = params ?? {};
  const where = line ? [t('failed.line', { line }), column].filter(Boolean).join(' · ') : path;
  const what = (code && t(`failed.row.${code}`, params)) || say(plainReason(message));
  return `${where}${where && ': '}${what}`;
}
