import { createRoot } from 'react-dom/client';

import '../../components/base.css';
import './options.css';
import { ErrorBoundary } from '../../components/ErrorBoundary.tsx';
import { WordingProvider } from '../../components/wording-context.ts';
import { openShown } from '../../lib/browser/shown.ts';
import { pageWording } from '../../lib/browser/wording.ts';
import { SHOWN, Settings } from './Settings.tsx';

void openShown(SHOWN).then(async (shown) => {
  const wording = await pageWording('settings.title', shown.get().policy.policy);
  createRoot(document.querySelector('#root')!).render(
    <WordingProvider value={wording}>
      <ErrorBoundary message={wording.t('popup.broken')} again={wording.t('popup.again')}>
        <Settings shown={shown} />
      </ErrorBoundary>
    </WordingProvider>,
  );
});
