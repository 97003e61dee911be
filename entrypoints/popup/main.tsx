import { createRoot } from 'react-dom/client';

import '../../components/base.css';
import './popup.css';
import { ErrorBoundary } from '../../components/ErrorBoundary.tsx';
import { WordingProvider } from '../../components/wording-context.ts';
import { pageWording } from '../../lib/browser/wording.ts';
import { App } from './App.tsx';
import { opening, place } from './opening.ts';

document.documentElement.dataset.view = place.get('view') ?? 'popup';

void opening.then(async ([shown, tab]) => {
  const wording = await pageWording('extensionName', shown.get().policy.policy);
  createRoot(document.querySelector('#root')!).render(
    <WordingProvider value={wording}>
      <ErrorBoundary message={wording.t('popup.broken')} again={wording.t('popup.again')}>
        <App shown={shown} tab={tab} consultation={place.get('consultation') ?? undefined} />
      </ErrorBoundary>
    </WordingProvider>,
  );
});
