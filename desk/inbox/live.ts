import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { EVENTS_PATH, change } from '../inbox-contract.ts';
import { keys } from './queries.ts';

/** Keeps what is shown up to date as the desk tells of changes. Returns whether the line is up. */
export function useLive(): boolean {
  const client = useQueryClient();
  const [up, setUp] = useState(true);
  useEffect(() => {
    const source = new EventSource(EVENTS_PATH);
    let wasDown = false;
    source.addEventListener('hello', () => {
      setUp(true);
      // Whatever happened while nobody was told.
      if (wasDown) void client.invalidateQueries();
    });
    source.addEventListener('error', () => {
      wasDown = true;
      setUp(false);
    });
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const told = change.safeParse(JSON.parse(data)).data;
      if (told?.type === 'consultation') {
        void client.invalidateQueries({ queryKey: keys.list });
        void client.invalidateQueries({ queryKey: keys.detail(told.id) });
      } else if (told) void client.invalidateQueries();
    });
    return () => source.close();
  }, [client]);
  return up;
}
