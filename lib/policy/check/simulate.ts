import { questionsOf } from '../../checklist/organisation-questions.ts';
import type { Question } from '../../checklist/questions.ts';
import type { Sighting } from '../../checkout/sighting.ts';
import type { Nudge } from '../../messages.ts';
import { compose } from '../../nudge/compose.ts';
import { type Quiet, decide } from '../../nudge/decide.ts';
import type { VendorFacts } from '../../vendors/vendor-facts.ts';
import type { Wording } from '../../wording.ts';
import { namedChannels } from '../direct-channels.ts';
import type { Policy } from '../policy.ts';

/** What a buyer who has never been asked would see at a checkout under a policy. */
export interface Simulated {
  nudge?: Nudge | undefined;
  /** Why there is no nudge. */
  quiet?: Quiet;
  questions: readonly Question[];
}

interface Given {
  policy: Policy;
  sighting: Sighting;
  vendorFacts?: VendorFacts | undefined;
  wording: Wording;
  now: Date;
}

/** By the very functions that decide and speak in the browser; the desk's own catalogue and figures are not known. */
export function simulate({ policy, sighting, vendorFacts, wording, now }: Given): Simulated {
  const isAskable = policy.deskUrl !== undefined || namedChannels(policy).length > 0;
  const decision = decide({
    sighting,
    policy,
    vendorFacts,
    now,
    history: {},
    organisation: null,
    consultations: [],
    connection: { state: isAskable ? 'enrolled' : 'no-desk' },
  });
  const questions = questionsOf(policy.checklist, wording.language);
  if (!decision.show) return { quiet: decision.because, questions };
  return {
    nudge: { ...compose(decision, wording, now), corner: policy.nudgeCorner },
    questions,
  };
}

/** A checkout to try a policy on where there is no page: of the first row of its catalogue, else of nobody. */
export function exampleSighting({ catalogue = [] }: Policy): Sighting {
  const [row] = catalogue;
  const domain = row?.domains[0];
  return {
    url: `https://${domain ?? 'acme-boards.example'}/checkout`,
    language: 'en',
    vendor: { name: row?.name ?? 'Acme Boards', ...(domain && { domain }) },
    offer: { plan: 'Team', seats: 5, price: { minor: 6000, currency: 'EUR' }, period: 'month' },
    evidence: [],
    score: 1,
  };
}
