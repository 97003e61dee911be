import { Suspense, createElement } from 'react';

import { useWording } from '../../components/wording-context.ts';
import { Refused } from './api.ts';
import { InboxPage } from './consultations/InboxPage.tsx';
import { useLive } from './live.ts';
import { pages, pagesFor } from './pages.ts';
import { ChannelAlarm } from './parts/ChannelAlarm.tsx';
import { Failure } from './parts/Failure.tsx';
import { Header } from './parts/Header.tsx';
import { MeProvider, useMyself } from './parts/me-context.ts';
import { type Place, addressOf, usePlace } from './place.ts';
import { useMe } from './queries.ts';
import { SignIn } from './SignIn.tsx';

export function App() {
  const place = usePlace();
  if (place.page === 'sign-in') return <SignIn key={addressOf(place)} place={place} />;
  return <SignedIn place={place} />;
}

function SignedIn({ place }: { place: Exclude<Place, { page: 'sign-in' }> }) {
  const me = useMe();
  if (me.error instanceof Refused && me.error.problem.status === 401) return <SignIn />;
  if (me.error)
    return (
      <main className="alone">
        <Failure error={me.error} onAgain={() => void me.refetch()} />
      </main>
    );
  if (!me.data) return null;
  return (
    <MeProvider value={me.data}>
      <Desk place={place} />
    </MeProvider>
  );
}

function Desk({ place }: { place: Exclude<Place, { page: 'sign-in' }> }) {
  const { t } = useWording();
  const up = useLive();
  const mine = pagesFor(useMyself());
  return (
    <div className="desk">
      <Header page={place.page} pages={mine} />
      <ChannelAlarm />
      {!up && <output className="offline">{t('nav.offline')}</output>}
      {place.page === 'inbox' ? (
        <InboxPage place={place} />
      ) : (
        mine.includes(place.page) && <Suspense>{createElement(pages[place.page].Shown)}</Suspense>
      )}
    </div>
  );
}
