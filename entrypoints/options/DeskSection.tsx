import { type FormEvent, useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import { tellBackground } from '../../lib/browser/tell-background.ts';
import type { UiAnswer } from '../../lib/messages.ts';
import { directChannels } from '../../lib/policy/direct-channels.ts';
import { type BuyerSettings, buyerSettings } from '../../lib/settings.ts';
import type { Connection, PolicyState } from '../../lib/state.ts';

interface Props {
  policy: PolicyState;
  settings: BuyerSettings;
  connection: Connection;
  onSave: (changes: Partial<BuyerSettings>) => Promise<void>;
}

/** Where requests go, whether that works, and where nobody set it, setting it. */
export function DeskSection({ policy, settings, connection, onSave }: Props) {
  const { t, moment, list } = useWording();
  const channels = directChannels(policy).map((channel) => t(`channel.${channel}`));
  const isManaged =
    channels.length > 0 ||
    policy.policy.deskUrl !== undefined ||
    policy.problems.some(({ key }) => key === 'deskUrl');
  return (
    <section className="card stack tight">
      <h2>{t('settings.desk')}</h2>
      <p>
        <strong>{t(`connection.${connection.state}`)}</strong>
      </p>
      {channels.length > 0 && <p>{t('direct.lead', { channels: list(channels) })}</p>}
      {connection.deskUrl && <p dir="ltr">{connection.deskUrl}</p>}
      {connection.detail && <p className="soft">{connection.detail}</p>}
      {connection.checkedAt && (
        <small>{t('settings.checked', { when: moment(connection.checkedAt) })}</small>
      )}
      {connection.deskUrl && <TestButton />}
      {isManaged ? (
        <p className="notice">{t('settings.set_by_organisation')}</p>
      ) : (
        <DeskForm settings={settings} onSave={onSave} />
      )}
    </section>
  );
}

function TestButton() {
  const { t } = useWording();
  const [answer, setAnswer] = useState<UiAnswer | 'testing'>();
  const test = async () => {
    setAnswer('testing');
    setAnswer(await tellBackground({ type: 'test-connection' }));
  };
  return (
    <div className="row">
      <button
        type="button"
        className="button"
        disabled={answer === 'testing'}
        onClick={() => void test()}
      >
        {t('settings.test')}
      </button>
      <output>
        {answer === 'testing' && t('settings.testing')}
        {typeof answer === 'object' &&
          (answer.ok ? t('settings.test_good') : t('settings.test_bad'))}
      </output>
    </div>
  );
}

function DeskForm({ settings, onSave }: Pick<Props, 'settings' | 'onSave'>) {
  const { t } = useWording();
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim() || undefined;
    const { deskUrl: _, enrolmentToken: __, ...rest } = settings;
    const changed = buyerSettings.safeParse({
      ...rest,
      deskUrl: text('deskUrl'),
      enrolmentToken: text('enrolmentToken'),
    });
    setWrong(!changed.success);
    if (changed.success) void onSave(changed.data);
  };
  return (
    <form className="stack tight" onSubmit={submit}>
      <p className="soft">{t('settings.desk_lead')}</p>
      <label className="field">
        {t('settings.desk_url')}
        <input
          name="deskUrl"
          inputMode="url"
          placeholder="https://"
          dir="ltr"
          defaultValue={settings.deskUrl}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'desk-wrong' : undefined}
        />
      </label>
      {isWrong && (
        <p id="desk-wrong" role="alert">
          {t('settings.bad_desk_url')}
        </p>
      )}
      <label className="field">
        {t('settings.token')}
        <input
          name="enrolmentToken"
          type="password"
          autoComplete="off"
          maxLength={200}
          defaultValue={settings.enrolmentToken}
        />
      </label>
      <div>
        <button type="submit" className="button primary">
          {t('settings.connect')}
        </button>
      </div>
    </form>
  );
}
