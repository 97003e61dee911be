import {
  Suspense,
  lazy,
  startTransition,
  useCallback,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';

import { useWording } from '../../components/wording-context.ts';
import type { Shown } from '../../lib/browser/shown.ts';
import { tellBackground } from '../../lib/browser/tell-background.ts';
import type { UiAnswer, UiMessage } from '../../lib/messages.ts';
import { vendorKey } from '../../lib/nudge/vendor-key.ts';
import type { Wording } from '../../lib/wording.ts';
import { firstView, viewOfCheckout } from './first-view.ts';
import { Header } from './Header.tsx';
import { Home } from './Home.tsx';
import { Popup, type View } from './popup-context.ts';
import { PurchaseView } from './PurchaseView.tsx';
import { Renewals } from './Renewals.tsx';
import type { Stored } from './stored.ts';

/** Not what the popup mostly opens at: whoever buys need not wait for them. */
const ConsultationView = lazy(() => import('./ConsultationView.tsx'));
const Consultations = lazy(() => import('./Consultations.tsx'));

type Refusal = Extract<UiAnswer, { ok: false }>;

interface Props {
  shown: Shown<keyof Stored>;
  tab: string;
  consultation: string | undefined;
}

export function App({ shown, tab, consultation }: Props) {
  const stored = useSyncExternalStore(shown.subscribe, shown.get);
  useEffect(() => void tellBackground({ type: 'refresh' }), []);
  const { t } = useWording();
  const [failure, setFailure] = useState<string>();
  const [view, setView] = useState<View>(() =>
    firstView(stored.sightings[tab], stored.consultations, consultation, new Date()),
  );
  const checkout = viewOfCheckout(stored.sightings[tab]);
  // The popup may open before the page was read.
  const current = view.at === 'home' ? checkout : view;
  const contact =
    stored.organisation?.value.contact ?? stored.policy.policy.contactName ?? t('contact_default');

  const go = useCallback((next: View) => {
    // What is there stays until the next is.
    startTransition(() => {
      setFailure(undefined);
      setView(next);
    });
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
      <Header tab={tab} onHome={() => go(checkout)} />
      <main className="stack">
        {failure && (
          <p className="notice" role="alert">
            {failure}
          </p>
        )}
        {current.at !== 'purchase' && <Renewals />}
        <Suspense>
          <Current view={current} />
        </Suspense>
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
