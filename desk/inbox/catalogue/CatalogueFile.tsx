import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useRef } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import { CATALOGUE_FILE_PATH } from '../../inbox-contract/catalogue.ts';
import { importCatalogue } from '../api.ts';
import { Failure } from '../parts/Failure.tsx';
import { keys } from '../queries.ts';

/** The list out to a spreadsheet, and back in from one. */
export function CatalogueFile() {
  const { t } = useWording();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const take = useMutation({
    mutationFn: importCatalogue,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.catalogue }),
  });
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) take.mutate(file);
    // The same file, corrected, may be chosen again.
    target.value = '';
  };
  return (
    <div className="stack tight">
      <div className="row">
        <button type="button" className="link" onClick={() => chooser.current?.click()}>
          {t('catalogue.import')}
        </button>
        <a href={CATALOGUE_FILE_PATH} download>
          {t('catalogue.export')}
        </a>
        <small>{t('catalogue.file_help')}</small>
        <input
          ref={chooser}
          type="file"
          accept=".csv,text/csv"
          hidden
          aria-label={t('catalogue.import')}
          onChange={choose}
        />
      </div>
      {take.data && <output className="notice">{t('catalogue.imported', { ...take.data })}</output>}
      {take.error && <Failure error={take.error} />}
    </div>
  );
}
