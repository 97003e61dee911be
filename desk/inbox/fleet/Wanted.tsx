import { useId } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import { call } from '../api.ts';
import { Failure } from '../parts/Failure.tsx';
import { keys, useChange } from '../queries.ts';

/** Whether browsers are asked how they are set up. */
export function Wanted({ isWanted }: { isWanted: boolean }) {
  const { t } = useWording();
  const helpId = useId();
  const save = useChange(
    (isWanted: boolean) => call('saveFleet', { body: { isWanted } }),
    keys.fleet,
  );
  return (
    <div className="stack helped">
      <label className="switch">
        <input
          type="checkbox"
          checked={save.isPending ? save.variables : isWanted}
          aria-describedby={helpId}
          onChange={({ target }) => save.mutate(target.checked)}
        />
        {t('fleet.wanted')}
      </label>
      <small id={helpId}>{t('fleet.wanted_help')}</small>
      {save.error && <Failure error={save.error} />}
    </div>
  );
}
