import { useWording } from '../../components/wording-context.ts';
import { request } from '../../lib/consultation/consultation.ts';
import { deskRoutes } from '../../lib/consultation/desk-contract.ts';

/** What leaves the browser, made from the very schema and routes it leaves by. */
export function TrafficSection() {
  const { t } = useWording();
  return (
    <section className="card stack tight">
      <h2>{t('settings.traffic')}</h2>
      <p>{t('settings.traffic_lead')}</p>
      <ul className="dots columns">
        {Object.keys(request.shape).map((part) => (
          <li key={part}>{t(`traffic.part.${part}`)}</li>
        ))}
      </ul>
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
      <p className="soft">{t('settings.traffic_never')}</p>
    </section>
  );
}
