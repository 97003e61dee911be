import { useQuery } from '@tanstack/react-query';

import { spokenLanguage } from '../../../lib/languages.ts';
import type { Policy } from '../../../lib/policy/policy.ts';
import type { Wording } from '../../../lib/wording.ts';
import { useLanguage } from '../parts/language-context.ts';
import { buyersWording } from '../words.ts';

/** As a buyer would read it whose browser speaks the language of the inbox. `undefined` until it is loaded. */
export function useBuyersWording({ languages }: Policy): Wording | undefined {
  const { language: own } = useLanguage();
  const language = spokenLanguage(own, languages);
  return useQuery({
    queryKey: ['wording', language],
    queryFn: () => buyersWording(language),
  }).data;
}
