import { useState } from 'react';

import type { Draft } from './draft.ts';

/** The answer being written to one consultation: kept while one looks elsewhere, and over a reload. */
export function useDraft(consultation: string) {
  const key = `draft:${consultation}`;
  const [draft, setDraft] = useState<Draft | undefined>(() => {
    const kept = sessionStorage.getItem(key);
    return kept ? (JSON.parse(kept) as Draft) : undefined;
  });
  const change = (next: Draft | undefined) => {
    setDraft(next);
    if (next) sessionStorage.setItem(key, JSON.stringify(next));
    else sessionStorage.removeItem(key);
  };
  return [draft, change] as const;
}
