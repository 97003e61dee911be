import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Configuration, Provider } from 'oidc-provider';

export const CLIENT = { clientId: 'desk', clientSecret: 'a-secret-between-desk-and-provider' };

/** Who is known there; `groups` as the test wants them right now. */
export type People = Record<string, { name: string; groups: string[] }>;

/**
 * A real OpenID provider on loopback, for a desk at `deskUrl`. It asks for a login name and takes any password. Codes
 * last `lifetime.code` seconds.
 */
export async function startProvider(
  people: People,
  deskUrl: () => string,
  lifetime = { code: 60 },
) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Another site than the desk's, as providers are.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  server.on('request', (request, response) => {
    // The desk's address is known only once it listens, so the provider is told of it late.
    handler ??= providerFor(issuer, people, deskUrl(), lifetime).callback();
    void handler(request, response);
  });
  let handler: ReturnType<Provider['callback']> | undefined;
  return { issuer, stop: () => close(server) };
}
export type RealProvider = Awaited<ReturnType<typeof startProvider>>;

function providerFor(
  issuer: string,
  people: People,
  deskUrl: string,
  lifetime: { code: number },
): Provider {
  const configuration: Configuration = {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${deskUrl}/api/inbox/open-id/callback`],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...people[sub], email: `${sub}@corp.example`, email_verified: true }),
    }),
    loadExistingGrant: async (context) => {
      const { Grant } = context.oidc.provider;
      const grant = new Grant({
        accountId: context.oidc.session!.accountId!,
        clientId: context.oidc.client!.clientId,
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    cookies: { keys: ['of no consequence'] },
    ttl: {
      AuthorizationCode: () => lifetime.code,
      AccessToken: 60,
      IdToken: 60,
      Interaction: 60,
      Session: 60,
      Grant: 60,
    },
  };
  return new Provider(issuer, configuration);
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
