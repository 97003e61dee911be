import { Icon } from '../../components/Icon.tsx';
import { useWording } from '../../components/wording-context.ts';
import { plainReason } from '../../lib/policy/plain-reason.ts';
import { isSecret } from '../../lib/policy/policy.ts';
import type { PolicyState } from '../../lib/state.ts';
import type { Wording } from '../../lib/wording.ts';

/** What the organisation set, key by key, and what it set wrongly, in plain words. */
export function PolicySection({ state }: { state: PolicyState }) {
  const wording = useWording();
  const { t, say } = wording;
  const entries = Object.entries(state.policy).filter(([, value]) => value !== undefined);
  return (
    <section className="card stack tight">
      <h2>{t('settings.organisation')}</h2>
      <p className="soft">
        {t(state.managed ? 'settings.organisation_lead' : 'settings.organisation_none')}
      </p>
      {state.problems.map(({ key, value, reason }) => (
        <p key={key} className="notice">
          {t('settings.problem', {
            key: named(key, wording),
            value,
            reason: say(plainReason(reason)),
          })}
        </p>
      ))}
      {entries.length > 0 && (
        <dl className="pairs">
          {entries.map(([key, value]) => (
            <div key={key}>
              <dt>
                <Icon name="lock" /> {t(`policy.${key}`)}{' '}
                <span className="unseen">({t('settings.locked')})</span>
              </dt>
              <dd>{isSecret(key) ? t('settings.hidden') : inWords(value, wording)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** A key by its name, where it has one, and as the administrator wrote it: "catalogue[3].name" is of the catalogue. */
function named(key: string, { t }: Wording): string {
  const name = t(`policy.${key.split(/[.[]/)[0]}`);
  return name ? `${name} (${key})` : key;
}

function inWords(value: unknown, { t }: Wording): string {
  if (typeof value === 'boolean') return t(value ? 'settings.on' : 'settings.off');
  if (Array.isArray(value)) return t('settings.entries', { count: value.length });
  return String(value);
}
