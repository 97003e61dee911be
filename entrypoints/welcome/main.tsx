import { createRoot } from 'react-dom/client';

import '../../components/base.css';
import './welcome.css';
import { WordingProvider } from '../../components/wording-context.ts';
import { pageWording } from '../../lib/browser/wording.ts';
import { Welcome } from './Welcome.tsx';

createRoot(document.querySelector('#root')!).render(
  <WordingProvider value={pageWording('extensionName')}>
    <Welcome />
  </WordingProvider>,
);
