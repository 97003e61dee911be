import { describe, expect, it } from 'vitest';

import { chooseDesk } from '../../lib/policy/choose-desk.ts';
import type { BuyerSettings } from '../../lib/settings.ts';

const own: BuyerSettings = {
  buyer: {},
  notifications: false,
  deskUrl: 'https://own.example',
  enrolmentToken: 'own-token',
};
const wrong = { key: 'deskUrl', value: '"http://desk.example"', reason: 'must be https' };

describe('the desk', () => {
  it.each([
    [
      'is the organisation’s, whatever the buyer set',
      {
        policy: { deskUrl: 'https://desk.example/it/', enrolmentToken: 'token-of-it' },
        problems: [],
      },
      { url: 'https://desk.example/it', enrolmentToken: 'token-of-it' },
    ],
    [
      'never gets the buyer’s token with the organisation’s address',
      { policy: { deskUrl: 'https://desk.example' }, problems: [] },
      { url: 'https://desk.example', enrolmentToken: undefined },
    ],
    [
      'is the buyer’s own where there is no policy',
      { policy: {}, problems: [] },
      { url: 'https://own.example', enrolmentToken: 'own-token' },
    ],
    ['is nowhere when the policy’s address is wrong', { policy: {}, problems: [wrong] }, undefined],
  ])('%s', (_, policy, desk) => {
    expect(chooseDesk(policy, own)).toEqual(desk);
  });
});
