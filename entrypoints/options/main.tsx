import { createRoot } from 'react-dom/client';

import '../../components/base.css';
import './options.css';
import { ErrorBoundary } from '../../components/ErrorBoundary.tsx';
import { WordingProvider } from '../../components/wording-context.ts';
import { pageWording } from '../../lib/browser/wording.ts';
import { Settings } from './Settings.tsx';

const wording = pageWording('settings.title');

createRoot(document.querySelector('#root')!).render(
  <WordingProvider value={wording}>
    <ErrorBoundary message={wording.t('popup.broken')} again={wording.t('popup.again')}>
      <Settings />
    </ErrorBoundary>
  </WordingProvider>,
);
