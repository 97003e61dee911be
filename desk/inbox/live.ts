import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { type Change, EVENTS_PATH, change } from '../inbox-contract/changes.ts';
import { keys } from './queries.ts';

const AGAIN_AFTER_MS = 5000;

/** Keeps what is shown up to date as the desk tells of changes. Returns whether the line is up. */
export function useLive(): boolean {
  const client = useQueryClient();
  const [up, setUp] = useState(true);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const source = new EventSource(EVENTS_PATH);
    let again: ReturnType<typeof setTimeout> | undefined;
    let isAgain = attempt > 0;
    source.addEventListener('hello', () => {
      setUp(true);
      // Whatever happened before or between is not told any more.
      if (isAgain) void client.invalidateQueries();
      isAgain = true;
    });
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const told = change.safeParse(JSON.parse(data)).data;
      if (told) show(client, told);
    });
    source.addEventListener('error', () => {
      setUp(false);
      // A browser tries again by itself unless it was answered: by a proxy, or because the session has ended.
      if (source.readyState !== EventSource.CLOSED) return;
      void client.invalidateQueries({ queryKey: keys.me });
      again = setTimeout(() => setAttempt((before) => before + 1), AGAIN_AFTER_MS);
    });
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, [client, attempt]);
  return up;
}

function show(client: QueryClient, told: Change): void {
  if (told.type !== 'consultation') return void client.invalidateQueries();
  void client.invalidateQueries({ queryKey: keys.list });
  void client.invalidateQueries({ queryKey: keys.detail(told.id) });
}
