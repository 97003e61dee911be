import { useEffect, useRef, useState } from 'react';

import type { Draft } from '../../lib/consultation/draft.ts';
import { vendorKey } from '../../lib/nudge/vendor-key.ts';
import { withoutAbsent } from '../../lib/without-absent.ts';
import { type Purchase, usePopup } from './popup-context.ts';

const REST_MS = 300;

/** Parts of a draft to change; `undefined` empties one. */
export type DraftChanges = { [Part in keyof Draft]?: Draft[Part] | undefined };

/** The buyer's draft for a purchase, kept as it changes: after a short rest, and when the popup closes. */
export function useDraft({ vendor, draft: given }: Purchase) {
  const { stored, tell } = usePopup();
  const subject = vendorKey(vendor);
  const [draft, setDraft] = useState<Draft>(() => {
    const { savedAt: _, ...kept } = stored.drafts[subject] ?? { answers: {}, savedAt: '' };
    return given ?? kept;
  });
  const unsaved = useRef<Draft>(undefined);

  useEffect(() => {
    const save = () => {
      if (!unsaved.current) return;
      void tell({ type: 'save-draft', subject, draft: unsaved.current });
      unsaved.current = undefined;
    };
    const timer = setTimeout(save, REST_MS);
    addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', save);
    };
  });

  const change = (changes: DraftChanges) =>
    setDraft((draft) => {
      const changed = withoutAbsent({ ...draft, ...changes }) as Draft;
      unsaved.current = changed;
      return changed;
    });
  const forget = () => {
    unsaved.current = undefined;
    void tell({ type: 'save-draft', subject, draft: null });
  };
  return { draft, change, forget };
}
