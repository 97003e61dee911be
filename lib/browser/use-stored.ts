import { useEffect, useState } from 'react';

import type { StateKey, StateValue } from '../state.ts';
import { show, watchShown } from './shown.ts';

/** A stored value as it stands and changes; `undefined` until it is read. */
export function useStored<Key extends StateKey>(key: Key): StateValue<Key> | undefined {
  const [value, setValue] = useState<StateValue<Key>>();
  useEffect(() => {
    let isNewer = false;
    const stop = watchShown(key, (changed) => {
      isNewer = true;
      setValue(changed);
    });
    void show(key).then((stored) => {
      if (!isNewer) setValue(stored);
    });
    return stop;
  }, [key]);
  return value;
}
