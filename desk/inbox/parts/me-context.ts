import { createContext, useContext } from 'react';

import type { Advisor } from '../../inbox-contract/people.ts';

const MeContext = createContext<Advisor | undefined>(undefined);

export const MeProvider = MeContext.Provider;

/** Who is signed in. */
export function useMyself(): Advisor {
  const me = useContext(MeContext);
  if (!me) throw new Error('nobody is signed in here');
  return me;
}
