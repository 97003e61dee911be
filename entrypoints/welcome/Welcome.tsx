import { useSyncExternalStore } from 'react';
import { browser } from 'wxt/browser';

import { useWording } from '../../components/wording-context.ts';
import type { Shown } from '../../lib/browser/shown.ts';
import { tellBackground } from '../../lib/browser/tell-background.ts';
import { isConsentHeld } from '../../lib/policy/consent.ts';

/** What is stored and counts here. */
export const SHOWN = ['policy', 'consent'] as const;

async function agree(): Promise<void> {
  const { ok } = await tellBackground({ type: 'consent', isGiven: true });
  if (ok) close();
}

/** One screen: what it does, what it never does, whose decision it is; and where nobody did yet, agreeing to it. */
export function Welcome({ shown }: { shown: Shown<(typeof SHOWN)[number]> }) {
  const { t } = useWording();
  const { policy, consent } = useSyncExternalStore(shown.subscribe, shown.get);
  const isHeld = isConsentHeld(policy, consent);
  return (
    <main className="stack">
      <img src="/icon/128.png" width="64" height="64" alt="" />
      <h1>{t('welcome.title')}</h1>
      <p>{t('welcome.does')}</p>
      <p>{t('welcome.never')}</p>
      <p>{t('welcome.yours')}</p>
      {!isHeld && <WhatIsSent />}
      <div className="row">
        <button
          type="button"
          className="button primary"
          onClick={() => (isHeld ? close() : void agree())}
        >
          {t(isHeld ? 'welcome.done' : 'welcome.agree')}
        </button>
        {!isHeld && (
          <button type="button" className="button" onClick={() => close()}>
            {t('welcome.not_now')}
          </button>
        )}
        <button
          type="button"
          className="link"
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          {t('welcome.settings')}
        </button>
      </div>
    </main>
  );
}

function WhatIsSent() {
  const { t } = useWording();
  return (
    <section className="card stack tight" aria-labelledby="sent">
      <h2 id="sent">{t('welcome.consent')}</h2>
      <ul className="dots">
        <li>{t('welcome.consent_request')}</li>
        <li>{t('welcome.consent_browser')}</li>
      </ul>
      <p className="soft">{t('welcome.consent_local')}</p>
    </section>
  );
}
