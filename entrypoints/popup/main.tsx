import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';

import '../../components/base.css';
import './popup.css';
import { ErrorBoundary } from '../../components/ErrorBoundary.tsx';
import { WordingProvider } from '../../components/wording-context.ts';
import { openShown } from '../../lib/browser/shown.ts';
import { pageWording } from '../../lib/browser/wording.ts';
import { App } from './App.tsx';
import { SHOWN } from './popup-context.ts';

const place = new URLSearchParams(location.search);
const wording = pageWording('extensionName');
document.documentElement.dataset.view = place.get('view') ?? 'popup';

async function tabId(): Promise<string> {
  const [active] = place.has('tab')
    ? []
    : await browser.tabs.query({ active: true, currentWindow: true });
  return place.get('tab') ?? String(active?.id);
}

void Promise.all([openShown(SHOWN), tabId()]).then(([shown, tab]) =>
  createRoot(document.querySelector('#root')!).render(
    <WordingProvider value={wording}>
      <ErrorBoundary message={wording.t('popup.broken')} again={wording.t('popup.again')}>
        <App shown={shown} tab={tab} consultation={place.get('consultation') ?? undefined} />
      </ErrorBoundary>
    </WordingProvider>,
  ),
);
