import { useWording } from '../../../components/wording-context.ts';

export function InsightsPage() {
  const { t } = useWording();
  return (
    <main className="page">
      <h1>{t('insights.title')}</h1>
    </main>
  );
}
