import { useMutation } from '@tanstack/react-query';

import { useWording } from '../../../components/wording-context.ts';
import type { ChannelHealth } from '../../inbox-contract/channels.ts';
import { testChannel } from '../api.ts';
import { channelReason } from '../parts/channel-reason.ts';
import { Failure } from '../parts/Failure.tsx';
import { Section } from '../parts/Section.tsx';
import { useNow } from '../parts/use-now.ts';
import { useChannels } from '../queries.ts';

/** The tools that requests also go to, how they are, and a test message for each. */
export function Channels() {
  const { t } = useWording();
  const items = useChannels().data?.items ?? [];
  return (
    <Section title={t('channels.title')} lead={t('channels.lead')}>
      {items.length === 0 && <p className="notice">{t('channels.none')}</p>}
      {items.length > 0 && (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('channels.name')}</th>
                <th scope="col">{t('channels.state')}</th>
                <th scope="col">{t('channels.waiting')}</th>
                <th scope="col">
                  <span className="unseen">{t('channels.test')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((channel) => (
                <Channel key={channel.id} channel={channel} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Channel({ channel }: { channel: ChannelHealth }) {
  const { t, say, ago, language } = useWording();
  const now = useNow();
  const { id, name, waiting, failingSince, because = '' } = channel;
  const test = useMutation({ mutationFn: () => testChannel(id) });
  return (
    <tr>
      <td>{name}</td>
      <td>
        {failingSince
          ? t('channels.failing', {
              when: ago(failingSince, now),
              because: say(channelReason(because)),
            })
          : t('channels.fine')}
      </td>
      <td>{new Intl.NumberFormat(language).format(waiting)}</td>
      <td>
        <button
          type="button"
          className="button"
          disabled={test.isPending}
          aria-label={t('channels.test_of', { name })}
          onClick={() => test.mutate()}
        >
          {t(test.isPending ? 'channels.testing' : 'channels.test')}
        </button>{' '}
        <output>
          {test.data &&
            t(`channels.tested.${test.data.outcome}`, {
              because: say(channelReason(test.data.because ?? '')),
            })}
        </output>
        {test.error && <Failure error={test.error} />}
      </td>
    </tr>
  );
}
