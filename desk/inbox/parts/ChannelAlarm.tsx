import { useWording } from '../../../components/wording-context.ts';
import { useChannels } from '../queries.ts';
import { channelReason } from './channel-reason.ts';
import { useNow } from './use-now.ts';

/** Says on every page that a tool has not been reached for long: requests wait, and only this inbox has them. */
export function ChannelAlarm() {
  const { t, say, ago } = useWording();
  const now = useNow();
  const failing = (useChannels().data?.items ?? []).filter(({ isAlarming }) => isAlarming);
  return failing.map(({ id, name, failingSince = '', because = '' }) => (
    <p key={id} className="alarm" role="alert">
      {t('channels.alarm', {
        name,
        when: ago(failingSince, now),
        because: say(channelReason(because)),
      })}
    </p>
  ));
}
