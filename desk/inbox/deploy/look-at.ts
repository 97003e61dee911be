import { lookAtSaved } from '../../../lib/browser/saved-page.ts';
import type { CheckedPolicy } from '../../../lib/policy/check/check-policy.ts';
import { type Explanation, explainSpotting } from '../../../lib/policy/check/explain-spotting.ts';
import { openFacts } from '../../../lib/vendors/find-facts.ts';
import vendorFactsFile from '../../../public/vendor-facts.json' with { type: 'json' };
import type { FoundCheckout } from './Simulator.tsx';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML: (html: string) => string },
  ): { createHTML(html: string): string };
}

/** What is only parsed never runs nor loads; the page's security policy still wants to be told that we mean it. */
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
const saved = trustedTypes?.createPolicy('saved-page', { createHTML: (html) => html });

/** Whether an address, or the page saved from it, would be spotted under a policy, and the checkout that was found. */
export async function lookAt(
  policy: CheckedPolicy,
  url: string,
  html: string | undefined,
): Promise<Explanation & { found?: FoundCheckout | undefined }> {
  if (html === undefined) return explainSpotting(policy, url);
  const page = new DOMParser().parseFromString(saved?.createHTML(html) ?? html, 'text/html');
  const looked = await lookAtSaved(page, url, policy.policy);
  const { verdict } = looked;
  const found = verdict?.isCheckout
    ? {
        sighting: verdict.sighting,
        vendorFacts: openFacts(vendorFactsFile).factsAbout(verdict.sighting.vendor),
      }
    : undefined;
  return { ...explainSpotting(policy, url, looked), found };
}
