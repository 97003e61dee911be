import { useWording } from '../../components/wording-context.ts';
import { request } from '../../lib/consultation/consultation.ts';
import { deskRoutes } from '../../lib/consultation/desk-contract.ts';
import { directChannels } from '../../lib/policy/direct-channels.ts';
import type { PolicyState } from '../../lib/state.ts';

/** What leaves the browser, made from the very schema and routes it leaves by. */
export function TrafficSection({ policy }: { policy: PolicyState }) {
  const { t, list } = useWording();
  const channels = directChannels(policy).map((channel) => t(`channel.${channel}`));
  return (
    <section className="card stack tight">
      <h2>{t('settings.traffic')}</h2>
      <p>{t('settings.traffic_lead')}</p>
      <ul className="dots columns">
        {Object.keys(request.shape).map((part) => (
          <li key={part}>{t(`traffic.part.${part}`)}</li>
        ))}
      </ul>
      {channels.length > 0 ? (
        <p>{t('settings.traffic_direct', { channels: list(channels) })}</p>
      ) : (
        <DeskCalls />
      )}
      <p className="soft">{t('settings.traffic_never')}</p>
    </section>
  );
}

function DeskCalls() {
  const { t } = useWording();
  return (
    <>
      <p>{t('settings.traffic_calls')}</p>
      <ul className="dots">
        {Object.entries(deskRoutes).map(([route, { method, path }]) => (
          <li key={route}>
            {t(`traffic.call.${route}`)}{' '}
            <small dir="ltr">
              {method.toUpperCase()} {path}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
