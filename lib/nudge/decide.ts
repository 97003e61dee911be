import type { HoldOut, Sighting, Vendor } from '../checkout/sighting.ts';
import type { ConsultationRecord } from '../consultation/consultation-record.ts';
import type { Advice } from '../consultation/consultation.ts';
import type { Organisation } from '../consultation/desk-contract.ts';
import { catalogueMatches } from '../policy/catalogue-matches.ts';
import type { Policy } from '../policy/policy.ts';
import type { Connection } from '../state.ts';
import type { VendorFacts } from '../vendors/vendor-facts.ts';
import { consultationAbout, newestAdvice } from './consultation-about.ts';
import { othersAsking } from './demand.ts';
import { type Gain, gainsOf } from './gains.ts';
import { type NudgeHistory, SNOOZE_MS, type VendorHistory, ofVendor, periodMs } from './history.ts';
import { vendorKey } from './vendor-key.ts';

/** Everything a nudge is decided from. */
export interface Situation {
  sighting: Sighting;
  history: NudgeHistory;
  policy: Policy;
  organisation: Organisation | null;
  consultations: readonly ConsultationRecord[];
  connection: Connection;
  vendorFacts?: VendorFacts | undefined;
  holdOut?: HoldOut | undefined;
  now: Date;
}

/** Why the page stays as it is. */
export type Quiet =
  | 'nudges-off'
  | 'never'
  | 'not-a-purchase'
  | 'asked-for-quiet'
  | 'shown-lately'
  | 'held-out';

/** What to say, with figures that are true or absent. `askable`: there is an IT desk to ask. */
export type Decision =
  | { show: false; because: Quiet }
  | { show: true; kind: 'advice'; vendor: Vendor; advice: Advice }
  | { show: true; kind: 'approved'; vendor: Vendor; owner?: string | undefined }
  | {
      show: true;
      kind: 'under-way';
      vendor: Vendor;
      record: ConsultationRecord;
      answeredInMs?: number | undefined;
    }
  | {
      show: true;
      kind: 'ask';
      vendor: Vendor;
      subject: string;
      gains: Gain[];
      askable: boolean;
      contact?: string | undefined;
      answeredInMs?: number | undefined;
    };

/** Below this many answers a median is an accident. */
const FEWEST_ANSWERS = 3;

/** Whether to say something at this checkout, and what; quiet comes with its reason. */
export function decide(situation: Situation): Decision {
  const { sighting, history, policy, consultations, now } = situation;
  const past = ofVendor(history, vendorKey(sighting.vendor));
  const record = consultationAbout(sighting.vendor, consultations, now);
  const advice = record && newestAdvice(record);
  const because = quietBecause(past, policy, advice, now);
  if (because) return { show: false, because };

  const { vendor } = sighting;
  if (advice) return { show: true, kind: 'advice', vendor, advice };
  const answeredInMs = usualAnswer(situation);
  if (record) return { show: true, kind: 'under-way', vendor, record, answeredInMs };
  return invite(situation, answeredInMs);
}

/** Advice is said at its checkout until the buyer closes it; news of it even where quiet was asked for. */
function quietBecause(
  past: VendorHistory,
  policy: Policy,
  advice: Advice | undefined,
  now: Date,
): Quiet | undefined {
  if (policy.nudges === false) return 'nudges-off';
  if (past.silenced) return past.silenced;
  if (advice && advice.id !== past.adviceShown) return undefined;
  const period = periodMs(policy);
  const quietFor = past.quietUntil ? Date.parse(past.quietUntil) - now.getTime() : 0;
  // A clock set back must not silence for longer than was meant.
  if (quietFor > 0 && quietFor <= Math.max(period, SNOOZE_MS)) return 'asked-for-quiet';
  if (advice) return undefined;
  const shownAgo = past.shownAt ? now.getTime() - Date.parse(past.shownAt) : Infinity;
  return Math.abs(shownAgo) < period ? 'shown-lately' : undefined;
}

function invite(situation: Situation, answeredInMs: number | undefined): Decision {
  const { sighting, policy, organisation, connection, vendorFacts } = situation;
  const { vendor, offer } = sighting;
  const catalogue = organisation?.catalogue ?? policy.catalogue ?? [];
  const matches = catalogueMatches(catalogue, vendor, vendorFacts?.category);
  const { own } = matches;
  if (own?.status === 'approved' && !own.spareSeats && !own.terms)
    return { show: true, kind: 'approved', vendor, owner: own.owner };
  if (situation.holdOut?.isHeldOut) return { show: false, because: 'held-out' };
  return {
    show: true,
    kind: 'ask',
    vendor,
    subject: offer.product ?? vendor.name,
    gains: gainsOf(matches, { facts: vendorFacts, others: othersAsking(organisation, vendor) }),
    askable: isAskable(connection),
    contact: policy.contactName ?? organisation?.contact,
    answeredInMs,
  };
}

const isAskable = ({ state }: Connection) => state !== 'no-desk';

function usualAnswer({ organisation, connection }: Situation): number | undefined {
  const figure = organisation?.firstAnswer;
  const isTrue = figure && figure.answered >= FEWEST_ANSWERS && isAskable(connection);
  return isTrue ? figure.medianMs : undefined;
}
