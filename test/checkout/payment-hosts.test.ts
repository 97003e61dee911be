import { describe, expect, it } from 'vitest';

import { type GateFacts, gateOpens } from '../../lib/checkout/gate.ts';
import { PAYMENT_HOSTS, servedBy } from '../../lib/checkout/payment-hosts.ts';

const nothing: GateFacts = {
  host: '',
  path: '',
  title: '',
  frames: [],
  card: false,
  dialog: '',
  clicked: '',
};

/** A name of the list as an address: its host, and its path or a checkout's. */
function addressOf(name: string): { host: string; path: string } {
  const [host = '', ...path] = name.split('/');
  return { host, path: path.length > 0 ? `/${path.join('/')}/order` : '/checkout' };
}

const named = (wanted: 'pages' | 'frames') =>
  PAYMENT_HOSTS.filter((one) => one[wanted]).flatMap(({ hosts }) => hosts);

describe('whoever takes payments for others', () => {
  it.each(named('pages'))('opens the gate on its pages: %s', (name) => {
    expect(gateOpens({ ...nothing, ...addressOf(name) })).not.toBeNull();
  });

  it.each(named('frames'))('opens the gate with its frames: %s', (name) => {
    const { host } = addressOf(name);
    expect(gateOpens({ ...nothing, frames: [`x.${host}/card`] })).toBe('card-frame');
  });

  it('serves a page under its host, not one whose name only ends like it', () => {
    expect(servedBy('acme.chargebee.com', '/pages/checkout')?.name).toBe('Chargebee');
    expect(servedBy('notchargebee.com', '/pages/checkout')).toBeUndefined();
  });
});
