/** Where each field of the directory comes from, and on which terms. */
export const SOURCES = {
  twoFactor: {
    source: 'github.com/2factorauth/twofactorauth at f3ac2ab (2026-08-04)',
    licence: 'MIT',
    fields: ['name', 'domain', 'category', 'secondFactors'],
  },
  singleSignOn: {
    source: 'github.com/robchahin/sso-wall-of-shame at 5fd10cf (2026-06-16)',
    licence: 'Apache-2.0',
    fields: ['name', 'domain', 'singleSignOn'],
  },
};
