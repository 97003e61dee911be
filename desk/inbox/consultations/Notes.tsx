import { type FormEvent, type KeyboardEvent, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { Detail, Note } from '../../inbox-contract/detail.ts';
import { call } from '../api.ts';
import { newId } from '../new-id.ts';
import { Failure } from '../parts/Failure.tsx';
import { SureButton } from '../parts/SureButton.tsx';
import { useKeys } from '../parts/use-keys.ts';
import { useNow } from '../parts/use-now.ts';
import { useAct } from '../queries.ts';

/** What advisors tell each other about a request. It goes nowhere else. */
export function Notes({ detail: { summary, notes } }: { detail: Detail }) {
  const { t } = useWording();
  const [isWriting, setWriting] = useState(false);
  useKeys({ n: () => setWriting(true) });
  const remove = useAct((id: string) => call('deleteNote', { id: summary.id, body: { id } }));
  return (
    <section className="notes stack tight" aria-label={t('notes.title')}>
      {notes.length > 0 && (
        <>
          <h2>
            {t('notes.title')} <small>{t('notes.lead')}</small>
          </h2>
          <ul className="plain">
            {notes.map((note) => (
              <NoteItem key={note.id} note={note} onDelete={() => remove.mutate(note.id)} />
            ))}
          </ul>
        </>
      )}
      {remove.error && <Failure error={remove.error} />}
      {isWriting ? (
        <NoteForm consultation={summary.id} onDone={() => setWriting(false)} />
      ) : (
        <div>
          <button type="button" className="link" onClick={() => setWriting(true)}>
            {t('notes.add')}
          </button>
        </div>
      )}
    </section>
  );
}

function NoteItem({ note, onDelete }: { note: Note; onDelete: () => void }) {
  const { t, ago } = useWording();
  const now = useNow();
  return (
    <li>
      <div className="row spread">
        <small>{t('advice.by', { name: note.by, when: ago(note.at, now) })}</small>
        <SureButton label={t('notes.delete')} question={t('notes.delete_sure')} onSure={onDelete} />
      </div>
      <p className="written">{note.text}</p>
    </li>
  );
}

function NoteForm({ consultation, onDone }: { consultation: string; onDone: () => void }) {
  const { t } = useWording();
  const [id] = useState(newId);
  const [text, setText] = useState('');
  const save = useAct(() => call('note', { id: consultation, body: { id, text: text.trim() } }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) save.mutate(undefined, { onSuccess: onDone });
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape' && !text.trim()) onDone();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      event.currentTarget.form?.requestSubmit();
  };
  return (
    <form className="stack tight" onSubmit={submit}>
      <label className="field">
        {t('notes.label')}
        <textarea
          value={text}
          rows={2}
          maxLength={4000}
          required
          // It was opened to write.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onKeyDown={onKey}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <div className="row">
        <button type="submit" className="button small" disabled={save.isPending}>
          {t('notes.save')}
        </button>
        <button type="button" className="link" onClick={onDone}>
          {t('notes.cancel')}
        </button>
      </div>
      {save.error && <Failure error={save.error} />}
    </form>
  );
}
