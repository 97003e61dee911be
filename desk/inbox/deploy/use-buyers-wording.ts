import { useQuery } from '@tanstack/react-query';

import { useWording } from '../../../components/wording-context.ts';
import { spokenLanguage } from '../../../lib/languages.ts';
import type { Policy } from '../../../lib/policy/policy.ts';
import type { Wording } from '../../../lib/wording.ts';
import { wordingIn } from '../words.ts';

/** As a buyer would read it whose browser speaks the language of the inbox. `undefined` until it is loaded. */
export function useBuyersWording({ languages }: Policy): Wording | undefined {
  const wording = useWording();
  const own = wording.t('languageTag');
  const language = spokenLanguage(own, languages);
  const { data } = useQuery({
    queryKey: ['wording', language],
    queryFn: () => wordingIn(language),
    enabled: language !== own,
  });
  return language === own ? wording : data;
}
