import { createRoot } from 'react-dom/client';

import '../../components/base.css';
import './options.css';
import { WordingProvider } from '../../components/wording-context.ts';
import { pageWording } from '../../lib/browser/wording.ts';
import { Settings } from './Settings.tsx';

createRoot(document.querySelector('#root')!).render(
  <WordingProvider value={pageWording('settings.title')}>
    <Settings />
  </WordingProvider>,
);
