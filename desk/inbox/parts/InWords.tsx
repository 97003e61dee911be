import { type ReactNode, useLayoutEffect, useState } from 'react';

import { WordingProvider } from '../../../components/wording-context.ts';
import type { Wording } from '../../../lib/wording.ts';
import { type Language, type Spoken, keepLanguage, spokenBy } from '../language.ts';
import { inboxWording } from '../words.ts';
import { LanguageProvider } from './language-context.ts';

interface Props {
  spoken: Spoken;
  wording: Wording;
  children: ReactNode;
}

/** What is below speaks the advisor's language, and another once it is chosen and its words are here. */
export function InWords({ spoken, wording, children }: Props) {
  const [now, setNow] = useState({ language: spoken.language, wording });
  const choose = async (language: Language) => {
    keepLanguage(language);
    setNow({ language, wording: await inboxWording(spokenBy(navigator.languages, language)) });
  };
  useLayoutEffect(() => {
    document.documentElement.lang = now.wording.language;
    document.documentElement.dir = now.wording.direction;
  }, [now]);
  return (
    <LanguageProvider
      value={{ language: now.language, choose: (language) => void choose(language) }}
    >
      <WordingProvider value={now.wording}>{children}</WordingProvider>
    </LanguageProvider>
  );
}
