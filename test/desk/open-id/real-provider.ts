import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Configuration, Provider } from 'oidc-provider';

export const CLIENT = { clientId: 'desk', clientSecret: 'a-secret-between-desk-and-provider' };

/** Who is known there; `groups` as the test wants them right now. */
export type People = Record<string, { name: string; groups: string[] }>;

interface Ways {
  /** Seconds that a code lasts. */
  code: number;
  /** Everything about a person stands in the ID token, not only in the user info. */
  tellsAllInToken: boolean;
  /** Whether it has a place to sign out. */
  signsOut: boolean;
  /** Its ID token, which lasts a minute, has left and not arrived yet. */
  onToken: () => void;
}
export const USUAL: Ways = {
  code: 60,
  tellsAllInToken: false,
  signsOut: true,
  onToken: () => {},
};

/** A real OpenID provider on loopback, for a desk at `deskUrl`. It asks for a login name and takes any password. */
export async function startProvider(people: People, deskUrl: () => string, ways = USUAL) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Another site than the desk's, as providers are.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  server.on('request', (request, response) => {
    // The desk's address is known only once it listens, so the provider is told of it late.
    if (request.url === '/token') response.once('finish', ways.onToken);
    handler ??= providerFor(issuer, people, deskUrl(), ways).callback();
    void handler(request, response);
  });
  let handler: ReturnType<Provider['callback']> | undefined;
  return { issuer, stop: () => close(server) };
}
export type RealProvider = Awaited<ReturnType<typeof startProvider>>;

function providerFor(issuer: string, people: People, deskUrl: string, ways: Ways): Provider {
  const configuration: Configuration = {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${deskUrl}/api/inbox/open-id/callback`],
        post_logout_redirect_uris: [`${deskUrl}/`],
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
    conformIdTokenClaims: !ways.tellsAllInToken,
    features: { rpInitiatedLogout: { enabled: ways.signsOut } },
    pkce: { required: () => true },
    cookies: { keys: ['of no consequence'] },
    ttl: {
      AuthorizationCode: () => ways.code,
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
