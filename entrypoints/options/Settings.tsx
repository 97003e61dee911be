import { useEffect, useState, useSyncExternalStore } from 'react';

import { BuyerFields } from '../../components/BuyerFields.tsx';
import { useWording } from '../../components/wording-context.ts';
import type { Shown } from '../../lib/browser/shown.ts';
import { tellBackground } from '../../lib/browser/tell-background.ts';
import type { UiAnswer } from '../../lib/messages.ts';
import type { BuyerSettings } from '../../lib/settings.ts';
import { ConsentSection } from './ConsentSection.tsx';
import { DeskSection } from './DeskSection.tsx';
import { LanguageSection } from './LanguageSection.tsx';
import { NotificationsSection } from './NotificationsSection.tsx';
import { PermissionsSection } from './PermissionsSection.tsx';
import { PolicySection } from './PolicySection.tsx';
import { SilencedSection } from './SilencedSection.tsx';
import { TrafficSection } from './TrafficSection.tsx';

/** What is stored and shown in the settings. */
export const SHOWN = ['policy', 'settings', 'consent', 'connection', 'history'] as const;

export function Settings({ shown }: { shown: Shown<(typeof SHOWN)[number]> }) {
  const { t } = useWording();
  const { policy, settings, consent, connection, history } = useSyncExternalStore(
    shown.subscribe,
    shown.get,
  );
  const [answer, setAnswer] = useState<UiAnswer>();
  useEffect(() => void tellBackground({ type: 'refresh' }), []);

  const save = async (changes: Partial<BuyerSettings>) => {
    setAnswer(
      await tellBackground({ type: 'save-settings', settings: { ...settings, ...changes } }),
    );
  };

  return (
    <main className="stack">
      <h1>{t('settings.title')}</h1>
      <output className="unseen">{answer?.ok && t('settings.saved')}</output>
      {answer && !answer.ok && (
        <p className="notice" role="alert">
          {answer.title} {answer.detail}
        </p>
      )}
      <section className="card stack tight">
        <h2>{t('settings.you')}</h2>
        <p className="soft">{t('settings.you_lead')}</p>
        <BuyerFields buyer={settings.buyer} onChange={(buyer) => void save({ buyer })} />
      </section>
      <DeskSection policy={policy} settings={settings} connection={connection} onSave={save} />
      <ConsentSection policy={policy} consent={consent} />
      <LanguageSection named={policy.policy.languages} />
      <NotificationsSection
        isOn={settings.notifications}
        onSave={(notifications) => save({ notifications })}
      />
      <PolicySection state={policy} />
      <SilencedSection history={history} />
      <TrafficSection policy={policy} />
      <PermissionsSection />
    </main>
  );
}
