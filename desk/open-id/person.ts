import { line } from '../../lib/line.ts';
import type { Role } from '../store/database.ts';
import type { OpenIdConfig } from './config.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** What a person may do here; undefined: nothing. An e-mail address counts only where the provider has verified it. */
export function roleOf(
  claims: Claims,
  { claim, admins, advisors }: Pick<OpenIdConfig, 'claim' | 'admins' | 'advisors'>,
): Role | undefined {
  if (claim === 'email' && claims.email_verified !== true) return undefined;
  const held = valuesAt(claims, claim);
  if (held.some((value) => admins.has(value))) return 'admin';
  if (held.some((value) => advisors.has(value))) return 'advisor';
  return undefined;
}

/** By its whole name first: names of claims may be addresses, with dots in them. */
function valuesAt(claims: Claims, claim: string): string[] {
  const found = Object.hasOwn(claims, claim)
    ? claims[claim]
    : claim.split('.').reduce<unknown>(within, claims);
  return [found].flat().filter((value) => typeof value === 'string');
}

const within = (whole: unknown, part: string): unknown =>
  typeof whole === 'object' && whole !== null && Object.hasOwn(whole, part)
    ? (whole as Claims)[part]
    : undefined;

/** How buyers will see them, until they choose another name in the settings. */
export function nameOf(claims: Claims): string {
  const names = [claims.name, claims.preferred_username, claims.email];
  return names.map((name) => line(120).safeParse(name).data).find(Boolean) ?? 'IT';
}
