import { useCallback, useEffect, useRef, useState } from 'react';

import type { Draft } from '../../lib/consultation/draft.ts';
import { vendorKey } from '../../lib/nudge/vendor-key.ts';
import { withoutAbsent } from '../../lib/without-absent.ts';
import { type Purchase, usePopup } from './popup-context.ts';
import type { Stored } from './stored.ts';

const REST_MS = 300;

/** Parts of a draft to change; `undefined` empties one. */
export type DraftChanges = { [Part in keyof Draft]?: Draft[Part] | undefined };

/** The buyer's draft for a purchase, kept after a short rest, and when the popup closes or turns to something else. */
export function useDraft({ vendor, draft: given }: Purchase) {
  const { stored, tell } = usePopup();
  const subject = vendorKey(vendor);
  const kept = stored.drafts[subject];
  const [keptAtFirst] = useState(kept);
  const [draft, setDraft] = useState<Draft>(() => given ?? draftIn(kept));
  const unsaved = useRef<Draft>(undefined);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  // Another popup may have gone on with it: what was written last counts, in both.
  useEffect(() => {
    if (kept && kept !== keptAtFirst && !unsaved.current) setDraft(draftIn(kept));
  }, [kept, keptAtFirst]);

  const save = useCallback(() => {
    if (unsaved.current) void tell({ type: 'save-draft', subject, draft: unsaved.current });
    unsaved.current = undefined;
  }, [tell, subject]);
  useEffect(() => {
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      save();
    };
  }, [save]);

  const change = (changes: DraftChanges) => {
    const changed = withoutAbsent({ ...draft, ...changes }) as Draft;
    setDraft(changed);
    unsaved.current = changed;
    clearTimeout(rest.current);
    rest.current = setTimeout(save, REST_MS);
  };
  const forget = () => {
    unsaved.current = undefined;
    void tell({ type: 'save-draft', subject, draft: null });
  };
  return { draft, change, forget };
}

function draftIn(kept: Stored['drafts'][string] | undefined): Draft {
  const { savedAt: _, ...draft } = kept ?? { answers: {}, savedAt: '' };
  return draft;
}
