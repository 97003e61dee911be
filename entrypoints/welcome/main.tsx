import { createRoot } from 'react-dom/client';

import '../../components/base.css';
import './welcome.css';
import { WordingProvider } from '../../components/wording-context.ts';
import { openShown } from '../../lib/browser/shown.ts';
import { pageWording } from '../../lib/browser/wording.ts';
import { SHOWN, Welcome } from './Welcome.tsx';

const root = createRoot(document.querySelector('#root')!);

void openShown(SHOWN).then(async (shown) => {
  const wording = await pageWording('extensionName', shown.get().policy.policy);
  root.render(
    <WordingProvider value={wording}>
      <Welcome shown={shown} />
    </WordingProvider>,
  );
});
