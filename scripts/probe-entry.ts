import { readGateFacts } from '../lib/browser/gate-facts.ts';
import { judge } from '../lib/browser/look.ts';
import { gateOpens } from '../lib/checkout/gate.ts';

/** What the very code of gate and detector finds on a page, reported whole: for the fit, in place of the spotter. */
Object.assign(globalThis, {
  probe: async () => ({
    gate: gateOpens(readGateFacts(document, location)),
    verdict: await judge(document, location),
  }),
});
