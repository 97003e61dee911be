import { useWording } from '../../../components/wording-context.ts';
import { useMyself } from '../parts/me-context.ts';
import { Advisors } from './Advisors.tsx';
import { Channels } from './Channels.tsx';
import { EnrolmentTokens } from './EnrolmentTokens.tsx';
import { Erasure } from './Erasure.tsx';
import { OrganisationForm } from './OrganisationForm.tsx';
import { Templates } from './Templates.tsx';
import { YouForm } from './YouForm.tsx';

export function SettingsPage() {
  const { t } = useWording();
  const isAdmin = useMyself().role === 'admin';
  return (
    <main className="page settings">
      <h1>{t('settings.title')}</h1>
      <YouForm />
      {isAdmin && <OrganisationForm />}
      <Templates />
      {isAdmin && (
        <>
          <EnrolmentTokens />
          <Channels />
          <Advisors />
          <Erasure />
        </>
      )}
    </main>
  );
}
