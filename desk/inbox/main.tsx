import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { WordingProvider } from '../../components/wording-context.ts';
import { Refused } from './api.ts';
import { App } from './App.tsx';
import { returnToPlace } from './place.ts';
import { inboxWording } from './words.ts';

import '../../components/base.css';
import './inbox.css';

returnToPlace();
const wording = inboxWording();
document.documentElement.lang = wording.language;
document.documentElement.dir = wording.direction;

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
      <WordingProvider value={wording}>
        <App />
      </WordingProvider>
    </QueryClientProvider>
  </StrictMode>,
);
