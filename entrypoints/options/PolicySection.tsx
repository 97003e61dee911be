import { Icon } from '../../components/Icon.tsx';
import { useWording } from '../../components/wording-context.ts';
import type { PolicyProblem } from '../../lib/policy/parse-policy.ts';
import { isPartlyUsed, plainReason } from '../../lib/policy/plain-reason.ts';
import { isSecret } from '../../lib/policy/policy.ts';
import type { PolicyState } from '../../lib/state.ts';
import type { Wording } from '../../lib/wording.ts';

/** What the organisation set, key by key, and what it set wrongly, in plain words. */
export function PolicySection({ state }: { state: PolicyState }) {
  const wording = useWording();
  const { t } = wording;
  const entries = Object.entries(state.policy).filter(([, value]) => value !== undefined);
  return (
    <section className="card stack tight">
      <h2>{t('settings.organisation')}</h2>
      <p className="soft">
        {t(state.managed ? 'settings.organisation_lead' : 'settings.organisation_none')}
      </p>
      {state.problems.map((problem) => (
        <p key={problem.key + problem.reason} className="notice">
          {inPlainWords(problem, wording)}
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

/** The last of many problems names only how many there are more. */
function inPlainWords({ key, value, reason }: PolicyProblem, wording: Wording): string {
  const why = plainReason(reason);
  const said = wording.say(why);
  if (key === '…') return said;
  const sentence = isPartlyUsed(why) ? 'settings.problem_partly' : 'settings.problem';
  return wording.t(sentence, { key: named(key, wording), value, reason: said });
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
