import { useWording } from '../../../components/wording-context.ts';
import type { Insights } from '../../insights/contract.ts';
import { Section } from '../parts/Section.tsx';
import { Bars } from './Bars.tsx';

/** What is asked about: which vendors, and how it came out of the checklist. */
export function Demand({ insights: { vendors, others, levels } }: { insights: Insights }) {
  const { t } = useWording();
  return (
    <Section title={t('insights.demand')} lead={t('insights.demand_lead')}>
      {vendors.length > 0 && (
        <Bars
          label={t('insights.vendors')}
          bars={vendors.map(({ name, count, teams }) => ({
            name,
            value: count,
            ...(teams > 1 ? { more: t('insights.teams', { count: teams }) } : {}),
          }))}
        />
      )}
      {others.vendors > 0 && (
        <p className="soft">
          {t(vendors.length > 0 ? 'insights.others' : 'insights.others_only', {
            count: others.vendors,
          })}
        </p>
      )}
      <h3>{t('insights.levels')}</h3>
      <Bars
        label={t('insights.levels')}
        bars={levels.map(({ level, count }) => ({
          name: t(`assessment.level.${level}`),
          value: count,
          tone: level,
        }))}
      />
    </Section>
  );
}
