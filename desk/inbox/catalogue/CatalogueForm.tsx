import { type FormEvent, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { CatalogueEntry } from '../../../lib/policy/catalogue.ts';
import type { CatalogueItem } from '../../inbox-contract/catalogue.ts';
import { call } from '../api.ts';
import { Failure } from '../parts/Failure.tsx';
import { SureButton } from '../parts/SureButton.tsx';
import { keys, useChange } from '../queries.ts';
import { toEntry, toRow } from './catalogue-row.ts';
import { CatalogueFields } from './CatalogueFields.tsx';

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
  return (
    <form className="card stack" onSubmit={submit}>
      <h2>{isNew ? t('catalogue.add') : t('catalogue.edit', { name: item.entry.name })}</h2>
      <CatalogueFields row={row} onChange={setRow} />
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
