import type { Verdict } from '../../checkout/detect.ts';
import { EVIDENCE } from '../../checkout/evidence/table.ts';
import { type GateSignal, gateOpens } from '../../checkout/gate.ts';
import type { Evidence } from '../../checkout/sighting.ts';
import type { ParsedPolicy } from '../parse-policy.ts';
import { type WhyNotLook, whyNotLook } from '../where-to-look.ts';

/** What was found in a saved page. */
export interface LookedAt {
  gate: GateSignal | null;
  verdict: Verdict | undefined;
}

/** Whether a page would be spotted, step by step, and what spoke for and against it. `unknown`: that needs the page. */
export interface Explanation {
  spotted: 'yes' | 'no' | 'unknown';
  steps: string[];
  evidence: (Evidence & { why: string })[];
}

/** Explains, in words for administrators, what becomes of a page under a policy. `page`: absent for an address alone. */
export function explainSpotting(policy: ParsedPolicy, url: string, page?: LookedAt): Explanation {
  const closed = whyNotLook(policy, url);
  const gate = page ? page.gate : gateAtAddress(url);
  const steps = [inPolicy(closed), atGate(gate, page !== undefined)];
  const evidence = (page?.verdict?.sighting.evidence ?? []).map(withWhy);
  if (page?.verdict) steps.push(inPage(page.verdict));
  else if (!closed && !page)
    steps.push('The rest depends on the page: save it and check the file.');
  if (closed) return { spotted: 'no', steps, evidence };
  // What the gate did not see at first it may see after a click, or when a payment frame arrives.
  if (!page || (gate === null && page.verdict?.isCheckout))
    return { spotted: 'unknown', steps, evidence };
  return { spotted: page.verdict?.isCheckout ? 'yes' : 'no', steps, evidence };
}

function gateAtAddress(url: string): GateSignal | null {
  const { hostname, pathname, search, hash } = new URL(url);
  const path = pathname + search + hash;
  return gateOpens({
    host: hostname,
    path,
    title: '',
    frames: [],
    card: false,
    dialog: '',
    clicked: '',
  });
}

function inPolicy(closed: WhyNotLook | undefined): string {
  if (!closed) return 'The policy lets this address be looked at.';
  if (closed.because === 'never-on')
    return `The policy keeps it closed: neverOn has ${closed.pattern}`;
  return 'The policy keeps it closed: no pattern of onlyOn fits it.';
}

const GATE: Record<GateSignal, string> = {
  hosted: 'it is the page of a payment service',
  'card-field': 'it has a field for a card',
  'card-frame': 'it has the frame of a payment service',
  address: 'its address has a word of buying',
  dialog: 'a dialog speaks of buying and has a price',
  click: 'a button of buying was pressed',
};

function atGate(gate: GateSignal | null, isPage: boolean): string {
  if (gate) return `The gate opens: ${GATE[gate]}.`;
  const when = 'it opens later if a button of buying is pressed or a payment frame arrives';
  return isPage
    ? `The gate stays shut when the page opens; ${when}.`
    : `The address alone does not open the gate; a card field or payment frame in the page does, and ${when}.`;
}

function inPage({ isCheckout, isOrder, sighting }: Verdict): string {
  const percent = Math.round(sighting.score * 100);
  if (!isOrder) return 'The page holds no order, so there is nothing to buy in it.';
  return isCheckout
    ? `The page is the checkout of a software subscription by ${sighting.vendor.name} (${percent} of 100).`
    : `The page is an order, but not of a software subscription (${percent} of 100).`;
}

const withWhy = (evidence: Evidence) => ({
  ...evidence,
  why: EVIDENCE.find(({ kind }) => kind === evidence.kind)?.why ?? '',
});
