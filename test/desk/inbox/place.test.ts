import { describe, expect, it } from 'vitest';

import { type Place, addressOf, readPlace } from '../../../desk/inbox/place.ts';

const ID = '4ffa3a51-7d0c-4a7e-a1a3-7f7a3b7e6f2c';
const places: Place[] = [
  { page: 'inbox', filter: 'mine', consultation: undefined },
  { page: 'inbox', filter: 'all', consultation: ID },
  { page: 'inbox', filter: 'all', consultation: ID, answer: 'use-this-instead' },
  { page: 'insights' },
  { page: 'catalogue' },
  { page: 'settings' },
  { page: 'sign-in', token: 'rp-signin-a_b-C' },
  { page: 'sign-in', failed: 'no-role' },
];

describe('where in the inbox one is', () => {
  it.each(places)('is kept in the address: %j', (place) => {
    expect(readPlace(addressOf(place))).toEqual(place);
  });

  it.each(['', '#', '#/', '#/nowhere', '#/open/../../x', '#sign-in=', '#javascript:alert(1)'])(
    'is the open list for %j',
    (fragment) => {
      expect(readPlace(fragment)).toEqual({ page: 'inbox', filter: 'open' });
    },
  );
});
