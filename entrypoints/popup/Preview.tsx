import { useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import type { Checklist } from '../../lib/checklist/checklist.ts';
import { composeRequest } from '../../lib/consultation/compose-request.ts';
import type { Buyer, Venue } from '../../lib/consultation/consultation.ts';
import type { Draft } from '../../lib/consultation/draft.ts';
import { Back } from './Back.tsx';
import { BuyerForm } from './BuyerForm.tsx';
import { NotConnected } from './NotConnected.tsx';
import { type Purchase, usePopup } from './popup-context.ts';
import { RequestRows } from './RequestRows.tsx';
import { TakenOut } from './TakenOut.tsx';
import type { DraftChanges } from './use-draft.ts';

interface Props {
  checklist: Checklist;
  purchase: Purchase;
  draft: Draft;
  onChange: (changes: DraftChanges) => void;
  onSent: () => void;
  onBack: () => void;
}

/** The very request, before it is sent: what stands here is what goes, and nothing else. */
export function Preview({ checklist, purchase, draft, onChange, onSent, onBack }: Props) {
  const wording = useWording();
  const { t } = wording;
  const { stored, contact, tell, go } = usePopup();
  const [identity] = useState(() => ({
    id: crypto.randomUUID(),
    createdAt: new Date().toISOString(),
  }));
  const [isSending, setSending] = useState(false);
  /** Here at once: Send may be pressed before the settings have been stored. */
  const [buyer, setBuyer] = useState(stored.settings.buyer);
  const request = composeRequest(
    draft,
    {
      ...checklist,
      ...identity,
      timing: purchase.timing,
      holdOut: purchase.holdOut,
      url: stored.policy.policy.pageAddress === false ? undefined : purchase.url,
      buyer,
    },
    wording,
  );
  const without = draft.without ?? [];

  const changeBuyer = (buyer: Buyer) => {
    setBuyer(buyer);
    void tell({ type: 'save-settings', settings: { ...stored.settings, buyer } });
  };

  const send = async () => {
    setSending(true);
    if (await tell({ type: 'send-request', request })) {
      onSent();
      go({ at: 'consultation', id: request.id });
    } else setSending(false);
  };

  return (
    <div className="stack">
      <div>
        <Back onBack={onBack} />
      </div>
      <div className="stack tight">
        <h1>{t('preview.title', { contact })}</h1>
        <p className="soft">{t('preview.lead')}</p>
      </div>
      <NotConnected />
      <section className="card">
        <RequestRows request={request} onTakeOut={(path) => onChange(takenOut(path, draft))} />
        <TakenOut
          questions={checklist.questions}
          paths={without}
          onPutBack={(path) => onChange({ without: without.filter((out) => out !== path) })}
        />
        <small className="also">{t('preview.also')}</small>
      </section>
      <label className="field">
        {t('preview.note_label')}
        <textarea
          dir="auto"
          value={draft.note ?? ''}
          maxLength={4000}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </label>
      <Wishes draft={draft} onChange={onChange} />
      <BuyerForm buyer={buyer} onChange={changeBuyer} />
      {stored.connection.state !== 'direct' && (
        <details>
          <summary>{t('preview.raw')}</summary>
          <pre className="notice" dir="ltr">
            {JSON.stringify(request, undefined, 2)}
          </pre>
        </details>
      )}
      <div className="foot">
        <button
          type="button"
          className="button primary wide"
          disabled={isSending}
          onClick={() => void send()}
          // Enter sends: the buyer asked for this page to do just that, and can undo it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        >
          {isSending ? t('preview.sending') : t('preview.send', { contact })}
        </button>
      </div>
    </div>
  );
}

/** What the buyer wrote here is emptied; what came from elsewhere is left out. */
function takenOut(path: string, draft: Draft): DraftChanges {
  if (path === 'note') return { note: '' };
  if (path === 'neededBy') return { neededBy: undefined };
  return { without: [...(draft.without ?? []), path] };
}

const VENUES: Venue[] = ['written', 'call', 'chat'];

function Wishes({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const { t } = useWording();
  return (
    <div className="columns">
      <label className="field">
        {t('preview.venue')}
        <select
          value={draft.venue ?? 'written'}
          onChange={(event) => onChange({ venue: event.target.value as Venue })}
        >
          {VENUES.map((option) => (
            <option key={option} value={option}>
              {t(`venue.${option}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('preview.needed_by')}
        <input
          type="date"
          value={draft.neededBy ?? ''}
          onChange={(event) => onChange({ neededBy: event.target.value || undefined })}
        />
      </label>
    </div>
  );
}
