import { useSyncExternalStore } from 'react';

import { type Verdict, verdict } from '../../lib/consultation/consultation.ts';
import { type Filter, filter } from '../inbox-contract/list.ts';
import { type SignInFailure, signInFailure } from '../inbox-contract/sign-in.ts';

/** The pages beside the inbox itself, in the order of the navigation; what each shows is in pages.ts. */
export const pageNames = ['insights', 'catalogue', 'fleet', 'deploy', 'settings'] as const;
export type PageName = (typeof pageNames)[number];

/** Where in the inbox one is: it lives in the address's fragment, so that back, forward and bookmarks work. */
export type Place =
  | {
      page: 'inbox';
      filter: Filter;
      consultation?: string | undefined;
      /** An answer to begin there, as tools beside the inbox link to it. */
      answer?: Verdict | undefined;
    }
  | { page: PageName }
  | { page: 'sign-in'; token: string }
  | { page: 'sign-in'; failed: SignInFailure };

export const addressOf = (place: Place): string => {
  switch (place.page) {
    case 'inbox':
      return ['#', place.filter, place.consultation, place.answer].filter(Boolean).join('/');
    case 'sign-in':
      return 'token' in place ? `#sign-in=${place.token}` : `#sign-in-failed=${place.failed}`;
    default:
      return `#/${place.page}`;
  }
};

export function readPlace(fragment: string): Place {
  const token = /^#sign-in=([\w-]+)$/.exec(fragment)?.[1];
  if (token) return { page: 'sign-in', token };
  const failed = /^#sign-in-failed=([\w-]+)$/.exec(fragment)?.[1];
  if (failed)
    return { page: 'sign-in', failed: signInFailure.safeParse(failed).data ?? 'provider' };
  const [, page, id, answer] =
    /^#\/(\w+)(?:\/([\da-f-]{36})(?:\/([a-z-]+))?)?$/.exec(fragment) ?? [];
  const name = pageNames.find((name) => name === page);
  if (name) return { page: name };
  return {
    page: 'inbox',
    filter: filter.safeParse(page).data ?? 'open',
    consultation: id,
    answer: verdict.safeParse(answer).data,
  };
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

const WANTED = 'wanted';

/** Remembers where one was, while one is away to sign in. */
export function keepPlace(): void {
  const place = readPlace(location.hash);
  if (place.page !== 'sign-in') sessionStorage.setItem(WANTED, addressOf(place));
}

/** Goes back to where one was. */
export function returnToPlace(): void {
  const wanted = sessionStorage.getItem(WANTED);
  sessionStorage.removeItem(WANTED);
  if (wanted && location.hash === '') location.replace(wanted);
}
