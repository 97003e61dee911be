import { useWording } from '../../../components/wording-context.ts';
import type { Insights } from '../../insights/contract.ts';
import { Section } from '../parts/Section.tsx';
import { useCounted } from './use-counted.ts';

/** What the purchases asked about would cost in their first year: a row a currency, since they cannot be added up. */
export function Spend({ insights: { spend } }: { insights: Insights }) {
  const { t, money } = useWording();
  const counted = useCounted();
  if (spend.length === 0) return null;
  return (
    <Section title={t('insights.spend')} lead={t('insights.spend_lead')}>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('insights.currency')}</th>
              <th scope="col" className="number">
                {t('insights.requests')}
              </th>
              <th scope="col" className="number">
                {t('insights.at_stake')}
              </th>
              <th scope="col" className="number">
                {t('insights.unspent')}
              </th>
            </tr>
          </thead>
          <tbody>
            {spend.map(({ currency, count, minor, unspent }) => (
              <tr key={currency}>
                <th scope="row">{currency}</th>
                <td className="number">{counted(count)}</td>
                <td className="number">
                  <strong>{money({ minor, currency })}</strong>
                </td>
                <td className="number">
                  {unspent ? money({ minor: unspent.minor, currency }) : t('insights.under_five')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
