import { onTestFinished } from 'vitest';

import { parseChannels } from '../../../desk/channels/config.ts';
import type { Request } from '../../../lib/consultation/consultation.ts';
import { aRequest, call, enrol, key, runApp, signIn } from '../running-app.ts';
import { startPeer } from './peer.ts';

export const SECRET = 'whsec_YSBzZWNyZXQgb2YgMjQgYnl0ZXMsIG9r';

/** A desk with these channels, a browser and an advisor; it ends with the test. */
export async function runDesk(channels: object[], allowHosts = ['127.0.0.1']) {
  const app = await runApp({
    channels: parseChannels(JSON.stringify({ channels, allowHosts }), 'channels.json'),
  });
  onTestFinished(app.stop);
  const buyer = await enrol(app);
  const advisor = await signIn(app, app.signInToken);
  const consultations = `${app.url}/api/v1/consultations`;
  const inbox = `${app.url}/api/inbox/consultations`;
  return {
    ...app,
    buyer,
    advisor,
    ask: async (more: Partial<Request> = {}): Promise<Request> => {
      const body = aRequest(more);
      const { status } = await call('POST', consultations, {
        body,
        headers: { ...buyer, ...key() },
      });
      if (status !== 201) throw new Error(`the desk answered ${status}`);
      return body;
    },
    writeAsBuyer: (id: string, text: string) =>
      call('POST', `${consultations}/${id}/messages`, {
        body: { id: crypto.randomUUID(), text },
        headers: { ...buyer, ...key() },
      }),
    writeAsIt: (id: string, text: string) =>
      call('POST', `${inbox}/${id}/messages`, {
        body: { id: crypto.randomUUID(), text },
        headers: advisor,
      }),
    /** What the buyer's browser is told. */
    conversation: async (id: string) =>
      (await call('GET', `${consultations}/${id}`, { headers: buyer })).json,
    /** What the inbox shows of the channels. */
    channels: async (id: string) =>
      (await call('GET', `${inbox}/${id}`, { headers: advisor })).json.channels,
    deliverAgain: (id: string) =>
      call('POST', `${inbox}/${id}/deliveries`, { body: {}, headers: advisor }),
    /** Turns the desk's clock on. */
    later: (ms: number) => {
      app.clock.now += ms;
      app.live.tell({ type: 'settings' });
    },
  };
}
export type DeskRoom = Awaited<ReturnType<typeof runDesk>>;

/** A tool that ends with the test; with a certificate over https. */
export async function aPeer(...told: Parameters<typeof startPeer>) {
  const peer = await startPeer(...told);
  onTestFinished(peer.stop);
  return peer;
}

export const webhookTo = (url: string, more: object = {}) => ({
  id: 'hook',
  kind: 'webhook',
  name: 'Webhook',
  settings: { url, secret: SECRET },
  ...more,
});

export const HOUR = 3_600_000;
