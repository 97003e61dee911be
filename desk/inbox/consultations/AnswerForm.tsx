import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { ReplyTemplate } from '../../inbox-contract/answer.ts';
import type { Detail } from '../../inbox-contract/detail.ts';
import { useMyself } from '../parts/me-context.ts';
import { useCatalogue } from '../queries.ts';
import { type Draft, withTemplate } from './draft.ts';

interface Props {
  draft: Draft;
  detail: Detail;
  templates: readonly ReplyTemplate[];
  isSending: boolean;
  onChange: (draft: Draft) => void;
  onSend: () => void;
}

export function AnswerForm({ draft, detail, templates, isSending, onChange, onSend }: Props) {
  const { t } = useWording();
  const me = useMyself();
  const [begunAt] = useState(detail.conversation.advice.length);
  const isQuestion = draft.kind === 'question';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  return (
    // Ctrl+Enter anywhere in the form is its button pressed.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className="stack tight" onSubmit={submit} onKeyDown={onKey}>
      {detail.conversation.advice.length > begunAt && (
        <output className="notice">{t('answer.meanwhile')}</output>
      )}
      {draft.kind === 'use-this-instead' && <Alternative draft={draft} onChange={onChange} />}
      <label className="field">
        {isQuestion ? t('answer.question_label') : t('answer.message')}
        <textarea
          value={draft.text}
          rows={4}
          maxLength={4000}
          required={isQuestion}
          // The verdict was pressed to write this.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={draft.kind !== 'use-this-instead' || draft.alternative !== ''}
          onFocus={({ target }) =>
            target.setSelectionRange(target.value.length, target.value.length)
          }
          onChange={({ target }) => onChange({ ...draft, text: target.value })}
        />
      </label>
      {draft.kind === 'go-ahead-with-conditions' && (
        <label className="field">
          {t('answer.conditions')}
          <textarea
            value={draft.conditions}
            rows={2}
            required
            onChange={({ target }) => onChange({ ...draft, conditions: target.value })}
          />
        </label>
      )}
      {!isQuestion && <Link draft={draft} onChange={onChange} />}
      <div className="row spread">
        <TemplateChoice
          templates={templates.filter(({ verdict }) => !verdict || verdict === draft.kind)}
          onChoose={(template) => onChange(withTemplate(draft, template, detail))}
        />
        <div className="row">
          <small>{t('answer.as', { name: me.name })}</small>
          <button type="submit" className="button primary" disabled={isSending}>
            {isSending
              ? t('answer.sending')
              : t(isQuestion ? 'answer.send_question' : 'answer.send')}
          </button>
        </div>
      </div>
    </form>
  );
}

function onKey(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key === 'Escape') (event.target as HTMLElement).blur();
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    event.currentTarget.requestSubmit();
}

function Alternative({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const { t } = useWording();
  const options = useId();
  const approved = (useCatalogue().data?.items ?? []).filter(
    ({ entry }) => entry.status === 'approved',
  );
  return (
    <label className="field">
      {t('answer.alternative')}
      <input
        list={options}
        required
        maxLength={120}
        value={draft.alternative}
        // The verdict was pressed to say this.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={draft.alternative === ''}
        onChange={({ target }) => onChange({ ...draft, alternative: target.value })}
      />
      <datalist id={options}>
        {approved.map(({ id, entry }) => (
          <option key={id} value={entry.name}>
            {entry.name}
          </option>
        ))}
      </datalist>
    </label>
  );
}

function Link({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const { t } = useWording();
  const [isWanted, setIsWanted] = useState(draft.link !== '');
  if (!isWanted)
    return (
      <div>
        <button type="button" className="link" onClick={() => setIsWanted(true)}>
          {t('answer.link_add')}
        </button>
      </div>
    );
  return (
    <label className="field">
      {t('answer.link')}
      <input
        type="url"
        pattern="https://.*"
        placeholder={t('answer.link_example')}
        value={draft.link}
        // "Add a link" was pressed to type it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={draft.link === ''}
        onChange={({ target }) => onChange({ ...draft, link: target.value })}
      />
    </label>
  );
}

function TemplateChoice({
  templates,
  onChoose,
}: {
  templates: readonly ReplyTemplate[];
  onChoose: (template: ReplyTemplate) => void;
}) {
  const { t } = useWording();
  if (templates.length === 0) return <span />;
  return (
    <select
      className="template"
      aria-label={t('answer.template')}
      value=""
      onChange={({ target }) => {
        const template = templates[Number(target.value)];
        if (template) onChoose(template);
      }}
    >
      <option value="">{t('answer.template')}…</option>
      {templates.map(({ title }, at) => (
        // Titles may be the same; the order is theirs.
        // oxlint-disable-next-line react/no-array-index-key
        <option key={at} value={at}>
          {title}
        </option>
      ))}
    </select>
  );
}
