import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';

import type { Detail } from '../inbox-contract/detail.ts';
import type { ListQuery } from '../inbox-contract/list.ts';
import { type Refused, call, waysToSignIn } from './api.ts';
import type { Range } from './insights/range.ts';

/** Under which name each answer of the desk is kept. */
export const keys = {
  me: ['me'],
  list: ['list'],
  detail: (id: string) => ['detail', id],
  catalogue: ['catalogue'],
  templates: ['templates'],
  settings: ['settings'],
  advisors: ['advisors'],
  credentials: ['credentials'],
  fleet: ['fleet'],
  channels: ['channels'],
  insights: ['insights'],
  signInWays: ['sign-in-ways'],
} as const;

export const useMe = () => useQuery({ queryKey: keys.me, queryFn: () => call('me') });

export const useList = (query: Omit<ListQuery, 'after'>) =>
  useInfiniteQuery({
    queryKey: [...keys.list, query],
    queryFn: ({ pageParam }) =>
      call('list', { query: { ...query, ...(pageParam ? { after: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export const useDetail = (id: string) =>
  useQuery({ queryKey: keys.detail(id), queryFn: () => call('read', { id }) });

export const useTemplates = () =>
  useQuery({ queryKey: keys.templates, queryFn: () => call('templates') });

export const useCatalogue = () =>
  useQuery({ queryKey: keys.catalogue, queryFn: () => call('catalogue') });

export const useAdvisors = () =>
  useQuery({ queryKey: keys.advisors, queryFn: () => call('advisors') });

export const useSettings = () =>
  useQuery({ queryKey: keys.settings, queryFn: () => call('settings') });

export const useCredentials = () =>
  useQuery({ queryKey: keys.credentials, queryFn: () => call('credentials') });

export const useChannels = () =>
  useQuery({ queryKey: keys.channels, queryFn: () => call('channels'), refetchInterval: 60_000 });

export const useFleet = () => useQuery({ queryKey: keys.fleet, queryFn: () => call('fleet') });

export const useInsights = (query: Range) =>
  useQuery({
    queryKey: [...keys.insights, query],
    queryFn: () => call('insights', { query }),
    placeholderData: keepPreviousData,
  });

export const useSignInWays = () => useQuery({ queryKey: keys.signInWays, queryFn: waysToSignIn });

/** Something IT does with one consultation: the answer is shown at once, the list follows. */
export function useAct<Input>(act: (input: Input) => Promise<Detail>) {
  const client = useQueryClient();
  return useMutation<Detail, Refused, Input>({
    mutationFn: act,
    onSuccess: (detail) => {
      client.setQueryData(keys.detail(detail.summary.id), detail);
      void client.invalidateQueries({ queryKey: keys.list });
    },
  });
}

/** A change to catalogue or settings: what is shown of `changed` is read anew. */
export function useChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
  ...changed: (readonly string[])[]
) {
  const client = useQueryClient();
  return useMutation<Answer, Refused, Input>({
    mutationFn: change,
    onSuccess: () => Promise.all(changed.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
