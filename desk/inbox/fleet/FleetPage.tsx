import { useWording } from '../../../components/wording-context.ts';
import { plainReason } from '../../../lib/policy/plain-reason.ts';
import type { Fleet } from '../../inbox-contract/fleet.ts';
import { Failure } from '../parts/Failure.tsx';
import { Section } from '../parts/Section.tsx';
import { useFleet } from '../queries.ts';
import { Browsers } from './Browsers.tsx';
import { CountTable } from './CountTable.tsx';
import { Wanted } from './Wanted.tsx';

export function FleetPage() {
  const { t } = useWording();
  const fleet = useFleet();
  return (
    <main className="page">
      <h1>{t('fleet.title')}</h1>
      {fleet.error && <Failure error={fleet.error} onAgain={() => void fleet.refetch()} />}
      {fleet.data && (
        <>
          <Section title={t('fleet.count')}>
            <p>
              {t('fleet.browsers', { count: fleet.data.browsers })}{' '}
              {t('fleet.reporting', { count: fleet.data.reporting })}
            </p>
            <Wanted isWanted={fleet.data.isWanted} />
          </Section>
          {fleet.data.reporting > 0 && <Counts {...fleet.data} />}
          <Browsers />
        </>
      )}
    </main>
  );
}

function Counts({ versions, problems }: Pick<Fleet, 'versions' | 'problems'>) {
  const { t, say } = useWording();
  return (
    <>
      <Section title={t('fleet.versions')}>
        <CountTable
          heads={[t('fleet.version')]}
          rows={versions.map(({ version, browsers }) => ({ words: [version], browsers }))}
        />
      </Section>
      <Section title={t('fleet.problems')} lead={t('fleet.problems_lead')}>
        {problems.length === 0 ? (
          <p className="notice">{t('fleet.problems_none')}</p>
        ) : (
          <CountTable
            heads={[t('fleet.key'), t('fleet.reason')]}
            rows={problems.map(({ key, reason, browsers }) => ({
              words: [key, say(plainReason(reason))],
              browsers,
            }))}
          />
        )}
      </Section>
    </>
  );
}
