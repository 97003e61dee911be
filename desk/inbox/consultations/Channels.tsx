import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useWording } from '../../../components/wording-context.ts';
import type { ChannelState } from '../../inbox-contract/channels.ts';
import type { Detail } from '../../inbox-contract/detail.ts';
import { call } from '../api.ts';
import { channelReason } from '../parts/channel-reason.ts';
import { Ticket } from '../parts/Ticket.tsx';
import { keys } from '../queries.ts';

/** One line: where else the request is, and what is wrong where it is not. */
export function Channels({ detail }: { detail: Detail }) {
  const { t } = useWording();
  const client = useQueryClient();
  const { channels, summary } = detail;
  const again = useMutation({
    mutationFn: () => call('deliverAgain', { id: summary.id, body: {} }),
    onSuccess: (told) => client.setQueryData(keys.detail(summary.id), told),
  });
  if (channels.length === 0) return null;
  return (
    <p className="soft">
      {t('request.channels')}{' '}
      {channels.map((channel, index) => (
        <span key={channel.id}>
          {index > 0 && ' · '}
          <Channel channel={channel} />
        </span>
      ))}{' '}
      {channels.some(({ state }) => state === 'refused') && (
        <button
          type="button"
          className="link"
          disabled={again.isPending}
          onClick={() => again.mutate()}
        >
          {t('request.deliver_again')}
        </button>
      )}
    </p>
  );
}

function Channel({ channel: { name, state, because, thread } }: { channel: ChannelState }) {
  const { t, say } = useWording();
  const says = [t(`request.channel.${state}`), because && say(channelReason(because))]
    .filter(Boolean)
    .join(' – ');
  const isFine = thread !== undefined && state === 'delivered';
  return (
    <>
      {thread && <Ticket {...thread} />}
      {thread && !isFine && ' '}
      {!isFine && `${name}: ${says}`}
    </>
  );
}
