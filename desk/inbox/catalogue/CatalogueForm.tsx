import { type FormEvent, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import { type CatalogueEntry, catalogueEntry } from '../../../lib/policy/catalogue.ts';
import type { CatalogueItem } from '../../inbox-contract.ts';
import { call } from '../api.ts';
import { Failure } from '../parts/Failure.tsx';
import { SureButton } from '../parts/SureButton.tsx';
import { keys, useChange } from '../queries.ts';
import { type Row, toEntry, toRow } from './catalogue-row.ts';

interface Props {
  item: CatalogueItem;
  isNew: boolean;
  onDone: () => void;
}

export function CatalogueForm({ item, isNew, onDone }: Props) {
  const { t } = useWording();
  const [row, setRow] = useState(() => toRow(item.entry));
  const save = useChange(
    (body: CatalogueEntry) => call('saveCatalogueItem', { id: item.id, body }),
    keys.catalogue,
  );
  const remove = useChange(() => call('deleteCatalogueItem', { id: item.id }), keys.catalogue);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(toEntry(row), { onSuccess: onDone });
  };
  const text = (name: keyof Row, more: { required?: boolean; help?: boolean } = {}) => (
    <label className="field">
      {t(`catalogue.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`)}
      <input
        value={row[name]}
        required={more.required ?? false}
        maxLength={name === 'note' ? 300 : 120}
        inputMode={name === 'spareSeats' ? 'numeric' : 'text'}
        pattern={name === 'spareSeats' ? '\\d{0,6}' : undefined}
        onChange={({ target }) => setRow({ ...row, [name]: target.value })}
      />
      {more.help && <small>{t(`catalogue.${name}_help`)}</small>}
    </label>
  );
  const lines = (name: 'domains' | 'alternatives', help?: string) => (
    <label className="field">
      {t(`catalogue.${name}`)}
      <textarea
        rows={2}
        value={row[name]}
        onChange={({ target }) => setRow({ ...row, [name]: target.value })}
      />
      {help && <small>{help}</small>}
    </label>
  );
  return (
    <form className="card stack" onSubmit={submit}>
      <h2>{isNew ? t('catalogue.add') : t('catalogue.edit', { name: item.entry.name })}</h2>
      <div className="two">
        {text('name', { required: true })}
        <label className="field">
          {t('catalogue.status')}
          <select
            value={row.status}
            onChange={({ target }) =>
              setRow({ ...row, status: catalogueEntry.shape.status.parse(target.value) })
            }
          >
            {catalogueEntry.shape.status.options.map((status) => (
              <option key={status} value={status}>
                {t(`catalogue.is.${status}`)}
              </option>
            ))}
          </select>
        </label>
        {lines('domains', t('catalogue.domains_help'))}
        {lines('alternatives')}
        {text('category', { help: true })}
        {text('owner')}
        {text('spareSeats')}
        {text('note')}
      </div>
      {save.error && <Failure error={save.error} />}
      {remove.error && <Failure error={remove.error} />}
      <div className="row">
        <button type="submit" className="button primary" disabled={save.isPending}>
          {t('catalogue.save')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('catalogue.cancel')}
        </button>
        {!isNew && (
          <SureButton
            label={t('catalogue.delete')}
            question={t('catalogue.delete_sure', { name: item.entry.name })}
            onSure={() => remove.mutate(undefined, { onSuccess: onDone })}
          />
        )}
      </div>
    </form>
  );
}
