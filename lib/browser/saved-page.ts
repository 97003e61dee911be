import type { Wanted } from '../checkout/detect.ts';
import { gateOpens } from '../checkout/gate.ts';
import type { LookedAt } from '../policy/check/explain-spotting.ts';
import { readGateFacts } from './gate-facts.ts';
import { judge } from './look.ts';

/** Looks at a saved page as gate and spotter would at `url`. It is parsed only: nothing in it runs or loads. */
export async function lookAtSaved(page: Document, url: string, wanted: Wanted): Promise<LookedAt> {
  const address = new URL(url);
  return {
    gate: gateOpens(readGateFacts(page, address)),
    verdict: await judge(page, address, wanted),
  };
}
