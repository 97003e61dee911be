import { describe, expect, it } from 'vitest';

import { readOpenIdConfig } from '../../../desk/open-id/config.ts';
import { nameOf, roleOf } from '../../../desk/open-id/person.ts';

const GIVEN = {
  DESK_OPENID_ISSUER: 'https://login.example.com/tenant',
  DESK_OPENID_CLIENT_ID: 'desk',
  DESK_OPENID_ADMINS: 'it-admins',
};

describe('what the environment says of the OpenID provider', () => {
  it('is nothing unless there is an issuer', () => {
    expect(readOpenIdConfig({ DESK_OPENID_CLIENT_ID: 'desk' })).toBeUndefined();
  });

  it('reads lists with commas, and has defaults', () => {
    const config = readOpenIdConfig({ ...GIVEN, DESK_OPENID_ADVISORS: 'desk, helpers ,' });
    expect(config).toMatchObject({
      claim: 'groups',
      scope: 'openid profile email',
      advisors: new Set(['desk', 'helpers']),
      admins: new Set(['it-admins']),
    });
    expect(config?.clientSecret).toBeUndefined();
  });

  it.each([
    [{ DESK_OPENID_ISSUER: 'http://login.example.com' }, /must be https/],
    [{ DESK_OPENID_ISSUER: 'login.example.com' }, /DESK_OPENID_ISSUER/],
    [{ DESK_OPENID_CLIENT_ID: '' }, /DESK_OPENID_CLIENT_ID/],
    [{ DESK_OPENID_ADMINS: ' , ' }, /which groups may sign in/],
    [{ DESK_OPENID_CLIENT_SECRET_FILE: '/nowhere/at/all' }, /nowhere/],
  ])('refuses %j and says what is wrong', (wrong, reason) => {
    expect(() => readOpenIdConfig({ ...GIVEN, ...wrong })).toThrow(reason);
  });
});

describe('the role of a person', () => {
  const admins = new Set(['a']);
  const advisors = new Set(['b']);
  it.each([
    ['groups', { groups: ['x', 'b'] }, 'advisor'],
    ['groups', { groups: ['b', 'a'] }, 'admin'],
    ['groups', { groups: 'b' }, 'advisor'],
    ['groups', { groups: ['A', 'ab'] }, undefined],
    ['groups', { groups: { a: true } }, undefined],
    ['groups', { groups: [null, 7, ['a']] }, undefined],
    ['groups', {}, undefined],
    ['realm_access.roles', { realm_access: { roles: ['a'] } }, 'admin'],
    ['https://example.com/roles', { 'https://example.com/roles': ['b'] }, 'advisor'],
    ['constructor.name', {}, undefined],
    ['email', { email: 'a', email_verified: true }, 'admin'],
    ['email', { email: 'a', email_verified: 'true' }, undefined],
    ['email', { email: 'a' }, undefined],
  ] as const)('by %s in %j is %s', (claim, claims, role) => {
    expect(roleOf(claims, { claim, admins, advisors })).toBe(role);
  });

  it.each([
    [{ name: ' Priya\u202E Rao ', email: 'p@x' }, 'Priya Rao'],
    [{ name: '', preferred_username: 'priya' }, 'priya'],
    [{ name: 7 }, 'IT'],
  ])('goes by a name buyers can read: %j is %s', (claims, name) => {
    expect(nameOf(claims)).toBe(name);
  });
});
