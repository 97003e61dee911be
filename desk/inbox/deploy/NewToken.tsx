import { useWording } from '../../../components/wording-context.ts';
import { call } from '../api.ts';
import { Failure } from '../parts/Failure.tsx';
import { keys, useChange } from '../queries.ts';

/** The desk keeps no token it could show again, so the files get a new one; older ones hold until they are revoked. */
export function NewToken({ onToken }: { onToken: (token: string) => void }) {
  const { t } = useWording();
  const create = useChange(() => call('createEnrolmentToken', { body: {} }), keys.settings);
  const make = () => create.mutate(undefined, { onSuccess: ({ token }) => onToken(token) });
  return (
    <>
      <div className="row">
        <button type="button" className="button" disabled={create.isPending} onClick={make}>
          {t('deploy.new_token')}
        </button>
        {create.isSuccess && <output className="soft">{t('deploy.new_token_made')}</output>}
      </div>
      <small>
        {t('deploy.token_help')} <a href="#/settings">{t('deploy.token_revoke')}</a>
      </small>
      {create.error && <Failure error={create.error} />}
    </>
  );
}
