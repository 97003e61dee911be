import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { Refused } from './api.ts';
import { App } from './App.tsx';
import { chosenLanguage, spokenBy } from './language.ts';
import { InWords } from './parts/InWords.tsx';
import { returnToPlace } from './place.ts';
import { inboxWording } from './words.ts';

import '../../components/base.css';
import './inbox.css';

returnToPlace();
const spoken = spokenBy(navigator.languages, chosenLanguage());
const wording = await inboxWording(spoken);

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // The desk tells of changes; what it refused once it will refuse again.
      staleTime: Infinity,
      retry: (failures, error) =>
        failures < 2 && !(error instanceof Refused && error.problem.status >= 400),
    },
  },
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <InWords spoken={spoken} wording={wording}>
        <App />
      </InWords>
    </QueryClientProvider>
  </StrictMode>,
);
