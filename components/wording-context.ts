import { createContext, useContext } from 'react';

import type { Wording } from '../lib/wording.ts';

const WordingContext = createContext<Wording | undefined>(undefined);

export const WordingProvider = WordingContext.Provider;

/** The words of whoever shows the component: the extension's popup or the desk's inbox. */
export function useWording(): Wording {
  const wording = useContext(WordingContext);
  if (!wording) throw new Error('no WordingProvider above');
  return wording;
}
