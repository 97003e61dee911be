import { useSyncExternalStore } from 'react';

import { type Filter, filter } from '../inbox-contract.ts';

/** The pages beside the inbox itself, in the order of the navigation; what each shows is in pages.ts. */
export const pageNames = ['insights', 'catalogue', 'fleet', 'settings'] as const;
export type PageName = (typeof pageNames)[number];

/** Where in the inbox one is: it lives in the address's fragment, so that back, forward and bookmarks work. */
export type Place =
  | { page: 'inbox'; filter: Filter; consultation?: string | undefined }
  | { page: PageName }
  | { page: 'sign-in'; token: string };

export const addressOf = (place: Place): string => {
  switch (place.page) {
    case 'inbox':
      return `#/${place.filter}${place.consultation ? `/${place.consultation}` : ''}`;
    case 'sign-in':
      return `#sign-in=${place.token}`;
    default:
      return `#/${place.page}`;
  }
};

export function readPlace(fragment: string): Place {
  const token = /^#sign-in=([\w-]+)$/.exec(fragment)?.[1];
  if (token) return { page: 'sign-in', token };
  const [, page, id] = /^#\/(\w+)(?:\/([\da-f-]{36}))?$/.exec(fragment) ?? [];
  const name = pageNames.find((name) => name === page);
  if (name) return { page: name };
  return { page: 'inbox', filter: filter.safeParse(page).data ?? 'open', consultation: id };
}

export function go(place: Place, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') location.hash = addressOf(place);
  else location.replace(addressOf(place));
}

export function usePlace(): Place {
  const fragment = useSyncExternalStore(
    (changed) => {
      addEventListener('hashchange', changed);
      return () => removeEventListener('hashchange', changed);
    },
    () => location.hash,
  );
  return readPlace(fragment);
}
