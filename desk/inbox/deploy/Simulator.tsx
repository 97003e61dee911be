import { useState } from 'react';

import { WordingProvider, useWording } from '../../../components/wording-context.ts';
import type { Sighting } from '../../../lib/checkout/sighting.ts';
import type { CheckedPolicy } from '../../../lib/policy/check/check-policy.ts';
import { exampleSighting, simulate } from '../../../lib/policy/check/simulate.ts';
import type { VendorFacts } from '../../../lib/vendors/vendor-facts.ts';
import { useNow } from '../parts/use-now.ts';
import { ChecklistPreview } from './ChecklistPreview.tsx';
import { NudgePreview } from './NudgePreview.tsx';
import { type AskedPage, SpottingCheck } from './SpottingCheck.tsx';
import { useBuyersWording } from './use-buyers-wording.ts';

/** A checkout that was found in a saved page, with what the vendor directory knows. */
export interface FoundCheckout {
  sighting: Sighting;
  vendorFacts: VendorFacts | undefined;
}

interface Props {
  checked: CheckedPolicy;
  asked: AskedPage;
  onAsk: (asked: AskedPage) => void;
}

/** The nudge and the checklist that buyers would get, made and drawn by the extension's own code. */
export function Simulator({ checked, asked, onAsk }: Props) {
  const { t } = useWording();
  const now = useNow();
  const [found, setFound] = useState<FoundCheckout>();
  const { policy } = checked;
  const wording = useBuyersWording(policy);
  const { sighting, vendorFacts } = found ?? {
    sighting: exampleSighting(policy),
    vendorFacts: undefined,
  };
  if (!wording) return null;
  const { nudge, quiet, questions } = simulate({ policy, sighting, vendorFacts, wording, now });
  return (
    <>
      <h3>{t('deploy.nudge', { vendor: sighting.vendor.name })}</h3>
      {nudge ? (
        <NudgePreview nudge={nudge} />
      ) : (
        <p>{t('deploy.no_nudge', { quiet: quiet ?? '' })}</p>
      )}
      <h3>{t('deploy.checklist', { count: questions.length })}</h3>
      <WordingProvider value={wording}>
        <div lang={wording.language} dir={wording.direction}>
          <ChecklistPreview questions={questions} policy={policy} sighting={sighting} />
        </div>
      </WordingProvider>
      <h3>{t('deploy.spotting')}</h3>
      <SpottingCheck checked={checked} asked={asked} onAsk={onAsk} onFound={setFound} />
    </>
  );
}
