import * as client from 'openid-client';

import type { SignInFailure } from '../inbox-contract/sign-in.ts';
import type { OpenIdConfig } from './config.ts';
import type { Claims } from './person.ts';

/** What was agreed with the provider, to be held against what comes back. */
export interface Attempt {
  state: string;
  nonce: string;
  verifier: string;
}

export interface Arrival {
  claims: Claims & { sub: string };
  idToken: string;
}

const TIMEOUT_S = 10;
/** So that new keys and addresses of the provider are noticed. */
const KNOWN_FOR_MS = 60 * 60 * 1000;

/** The organisation's OpenID provider: authorization code flow with PKCE, state and nonce. */
export class Provider {
  readonly config: OpenIdConfig;
  #known: { provider: client.Configuration; until: number } | undefined;

  constructor(config: OpenIdConfig) {
    this.config = config;
  }

  /** Where to send the browser, and what to remember meanwhile. */
  async begin(redirectUri: string): Promise<{ url: URL; attempt: Attempt }> {
    const provider = await this.#discovered();
    const attempt = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: this.config.scope,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { url, attempt };
  }

  /** Who the browser came back as. Throws what {@link failureOf} tells apart. */
  async finish(comeBack: URL, { state, nonce, verifier }: Attempt): Promise<Arrival> {
    const provider = await this.#discovered();
    const tokens = await client.authorizationCodeGrant(provider, comeBack, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims()!;
    const isAllSaid = [this.config.claim, 'name'].every((name) => Object.hasOwn(claims, name));
    const idToken = tokens.id_token!;
    if (isAllSaid || !provider.serverMetadata().userinfo_endpoint) return { claims, idToken };
    const more = await client.fetchUserInfo(provider, tokens.access_token, claims.sub);
    return { claims: { ...more, ...claims }, idToken };
  }

  /** Where a browser ends its session there, to come back to `home`; `undefined` where the provider has no such place. */
  async signOutUrl(home: URL, idToken: string | null): Promise<URL | undefined> {
    const provider = await this.#discovered();
    if (!provider.serverMetadata().end_session_endpoint) return undefined;
    return client.buildEndSessionUrl(provider, {
      post_logout_redirect_uri: home.href,
      ...(idToken ? { id_token_hint: idToken } : {}),
    });
  }

  /** Asked for at the first sign-in, not at the start: the desk takes requests in also while the provider is down. */
  async #discovered(): Promise<client.Configuration> {
    if (this.#known && this.#known.until > Date.now()) return this.#known.provider;
    const { issuer, clientId, clientSecret } = this.config;
    const isLocal = issuer.protocol === 'http:';
    const provider = await client.discovery(issuer, clientId, clientSecret, undefined, {
      timeout: TIMEOUT_S,
      execute: [
        client.enableNonRepudiationChecks,
        ...(isLocal ? [client.allowInsecureRequests] : []),
      ],
    });
    this.#known = { provider, until: Date.now() + KNOWN_FOR_MS };
    return provider;
  }
}

export function failureOf(error: unknown): SignInFailure {
  if (error instanceof client.AuthorizationResponseError) return 'refused';
  if (error instanceof client.ResponseBodyError && error.error === 'invalid_grant') return 'stale';
  return 'provider';
}

/** What an administrator needs to find the fault, without anything personal: codes of OAuth and of the library. */
export function codeOf(error: unknown): string {
  if (error instanceof client.ResponseBodyError) return error.error;
  if (error instanceof client.AuthorizationResponseError) return error.error;
  if (error instanceof client.ClientError) return error.code ?? error.name;
  return error instanceof Error ? error.name : 'unknown';
}
