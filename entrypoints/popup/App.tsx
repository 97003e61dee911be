import { useCallback, useEffect, useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import { tellBackground } from '../../lib/browser/tell-background.ts';
import type { UiAnswer, UiMessage } from '../../lib/messages.ts';
import { vendorKey } from '../../lib/nudge/vendor-key.ts';
import type { Wording } from '../../lib/wording.ts';
import { Consultations } from './Consultations.tsx';
import { ConsultationView } from './ConsultationView.tsx';
import { firstView } from './first-view.ts';
import { Header } from './Header.tsx';
import { Home } from './Home.tsx';
import { Popup, type Stored, type View } from './popup-context.ts';
import { PurchaseView } from './PurchaseView.tsx';
import { Renewals } from './Renewals.tsx';
import { useEverythingStored } from './use-everything-stored.ts';

type Refusal = Extract<UiAnswer, { ok: false }>;

interface Place {
  tab: string;
  consultation: string | undefined;
}

export function App(place: Place) {
  const stored = useEverythingStored();
  useEffect(() => void tellBackground({ type: 'refresh' }), []);
  return stored ? <LoadedApp {...place} stored={stored} /> : null;
}

function LoadedApp({ tab, consultation, stored }: Place & { stored: Stored }) {
  const { t } = useWording();
  const [failure, setFailure] = useState<string>();
  const [view, setView] = useState<View>(() =>
    firstView(stored.sightings[tab], stored.consultations, consultation, new Date()),
  );
  const contact =
    stored.organisation?.value.contact ?? stored.policy.policy.contactName ?? t('contact_default');

  const go = useCallback((next: View) => {
    setFailure(undefined);
    setView(next);
  }, []);
  const tell = useCallback(
    async (message: UiMessage) => {
      const answer = await tellBackground(message);
      setFailure(answer.ok ? undefined : failureText(answer, t));
      return answer.ok;
    },
    [t],
  );

  return (
    <Popup value={{ stored, contact, go, tell }}>
      <Header
        tab={tab}
        onHome={() => go(firstView(stored.sightings[tab], [], undefined, new Date()))}
      />
      <main className="stack">
        {failure && (
          <p className="notice" role="alert">
            {failure}
          </p>
        )}
        {view.at !== 'purchase' && <Renewals />}
        <Current view={view} />
      </main>
    </Popup>
  );
}

function failureText({ title, detail }: Refusal, t: Wording['t']): string {
  if (!title) return `${t('popup.failed')} ${t('popup.no_answer')}`;
  return detail ? `${title} ${detail}` : title;
}

function Current({ view }: { view: View }) {
  switch (view.at) {
    case 'home':
      return <Home />;
    case 'purchase':
      return <PurchaseView key={vendorKey(view.purchase.vendor)} purchase={view.purchase} />;
    case 'consultation':
      return <ConsultationView key={view.id} id={view.id} />;
    case 'consultations':
      return <Consultations />;
  }
}
