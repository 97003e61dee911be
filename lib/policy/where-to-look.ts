import { MatchPattern } from '@webext-core/match-patterns';

import type { ParsedPolicy } from './parse-policy.ts';

/** Why the policy keeps us from looking at a page: it is ruled out, or others alone are ruled in. */
export type WhyNotLook = { because: 'never-on'; pattern: string } | { because: 'not-only-on' };

/**
 * Whether the organisation lets a page be looked at; `undefined`: it does. An `onlyOn` that was meant but got wrong as
 * a whole rules in nothing, rather than everything.
 */
export function whyNotLook(
  { policy, problems }: ParsedPolicy,
  url: string,
): WhyNotLook | undefined {
  const fits = (pattern: string) => new MatchPattern(pattern).includes(url);
  const pattern = policy.neverOn?.find(fits);
  if (pattern) return { because: 'never-on', pattern };
  const onlyOn = policy.onlyOn ?? (problems.some(({ key }) => key === 'onlyOn') ? [] : undefined);
  return onlyOn && !onlyOn.some(fits) ? { because: 'not-only-on' } : undefined;
}
