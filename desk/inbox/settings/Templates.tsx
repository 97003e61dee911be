import { type FormEvent, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import { verdict as verdicts } from '../../../lib/consultation/consultation.ts';
import type { ReplyTemplate } from '../../inbox-contract/answer.ts';
import { call } from '../api.ts';
import { newId } from '../new-id.ts';
import { Section } from '../parts/Section.tsx';
import { keys, useChange, useTemplates } from '../queries.ts';
import { SaveButton } from './SaveButton.tsx';

interface Edited {
  id: string;
  template: ReplyTemplate;
}

export function Templates() {
  const { t } = useWording();
  const items = useTemplates().data?.items;
  return (
    <Section
      title={t('settings.templates')}
      lead={t('settings.templates_lead', { open: '{', close: '}' })}
    >
      {items && <Form initial={items} />}
    </Section>
  );
}

const edited = (template: ReplyTemplate): Edited => ({ id: newId(), template });
const NEW: ReplyTemplate = { title: '', text: '' };

function Form({ initial }: { initial: readonly ReplyTemplate[] }) {
  const { t } = useWording();
  const [items, setItems] = useState(() => initial.map(edited));
  const save = useChange(
    () => call('saveTemplates', { body: { items: items.map(({ template }) => template) } }),
    keys.templates,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  const change = (id: string, template: ReplyTemplate) =>
    setItems(items.map((item) => (item.id === id ? { id, template } : item)));
  return (
    <form className="stack" onSubmit={submit}>
      {items.map(({ id, template }) => (
        <TemplateFields
          key={id}
          template={template}
          onChange={(changed) => change(id, changed)}
          onDelete={() => setItems(items.filter((item) => item.id !== id))}
        />
      ))}
      <div>
        <button type="button" className="link" onClick={() => setItems([...items, edited(NEW)])}>
          {t('settings.template_add')}
        </button>
      </div>
      <SaveButton saving={save} />
    </form>
  );
}

interface FieldsProps {
  template: ReplyTemplate;
  onChange: (template: ReplyTemplate) => void;
  onDelete: () => void;
}

function TemplateFields({ template, onChange, onDelete }: FieldsProps) {
  const { t } = useWording();
  const { verdict, ...rest } = template;
  return (
    <fieldset className="template-fields stack tight">
      <legend className="unseen">{template.title}</legend>
      <div className="two">
        <label className="field">
          {t('settings.template_title')}
          <input
            value={template.title}
            required
            maxLength={60}
            onChange={({ target }) => onChange({ ...template, title: target.value })}
          />
        </label>
        <label className="field">
          {t('settings.template_for')}
          <select
            value={verdict ?? ''}
            onChange={({ target }) => {
              const chosen = verdicts.safeParse(target.value).data;
              onChange(chosen ? { ...rest, verdict: chosen } : rest);
            }}
          >
            <option value="">{t('settings.template_any')}</option>
            {verdicts.options.map((option) => (
              <option key={option} value={option}>
                {t(`verdict.${option}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label className="field">
        {t('settings.template_text')}
        <textarea
          value={template.text}
          required
          maxLength={4000}
          rows={3}
          onChange={({ target }) => onChange({ ...template, text: target.value })}
        />
      </label>
      {verdict === 'go-ahead-with-conditions' && (
        <label className="field">
          {t('answer.conditions')}
          <textarea
            value={(template.conditions ?? []).join('\n')}
            rows={2}
            onChange={({ target }) =>
              onChange({ ...template, conditions: target.value.split('\n') })
            }
          />
        </label>
      )}
      <div>
        <button type="button" className="link" onClick={onDelete}>
          {t('settings.template_delete')}
        </button>
      </div>
    </fieldset>
  );
}
