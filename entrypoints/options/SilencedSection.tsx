import { useWording } from '../../components/wording-context.ts';
import { tellBackground } from '../../lib/browser/tell-background.ts';
import type { NudgeHistory } from '../../lib/nudge/history.ts';

/** Vendors the buyer does not want to hear about, each a tap away from being heard about again. */
export function SilencedSection({ history }: { history: NudgeHistory }) {
  const { t } = useWording();
  const silenced = Object.entries(history).filter(([, { silenced }]) => silenced);
  return (
    <section className="card stack tight">
      <h2>{t('settings.silenced')}</h2>
      {silenced.length === 0 && <p className="soft">{t('settings.silenced_none')}</p>}
      <ul className="plain">
        {silenced.map(([vendor]) => (
          <li key={vendor} className="row spread">
            <span>{vendor}</span>
            <button
              type="button"
              className="link"
              aria-label={t('settings.unsilence_vendor', { vendor })}
              onClick={() => void tellBackground({ type: 'unsilence', vendor })}
            >
              {t('settings.unsilence')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
