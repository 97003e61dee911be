import { useWording } from '../../../components/wording-context.ts';
import { catalogueEntry } from '../../../lib/policy/catalogue.ts';
import { HelpedField } from '../parts/HelpedField.tsx';
import type { Row } from './catalogue-row.ts';

interface Props {
  row: Row;
  onChange: (row: Row) => void;
}

export function CatalogueFields({ row, onChange }: Props) {
  const { t } = useWording();
  const bound = (name: Exclude<keyof Row, 'status'>) => ({
    value: row[name],
    onChange: ({ target }: { target: { value: string } }) =>
      onChange({ ...row, [name]: target.value }),
  });
  return (
    <div className="two">
      <label className="field">
        {t('catalogue.name')}
        <input {...bound('name')} required maxLength={120} />
      </label>
      <label className="field">
        {t('catalogue.status')}
        <select
          value={row.status}
          onChange={({ target }) =>
            onChange({ ...row, status: catalogueEntry.shape.status.parse(target.value) })
          }
        >
          {catalogueEntry.shape.status.options.map((status) => (
            <option key={status} value={status}>
              {t(`catalogue.is.${status}`)}
            </option>
          ))}
        </select>
      </label>
      <HelpedField label={t('catalogue.domains')} help={t('catalogue.domains_help')}>
        {(helpId) => <textarea {...bound('domains')} rows={2} aria-describedby={helpId} />}
      </HelpedField>
      <label className="field">
        {t('catalogue.alternatives')}
        <textarea {...bound('alternatives')} rows={2} />
      </label>
      <HelpedField label={t('catalogue.category')} help={t('catalogue.category_help')}>
        {(helpId) => <input {...bound('category')} maxLength={60} aria-describedby={helpId} />}
      </HelpedField>
      <label className="field">
        {t('catalogue.owner')}
        <input {...bound('owner')} maxLength={120} />
      </label>
      <label className="field">
        {t('catalogue.spare_seats')}
        <input {...bound('spareSeats')} inputMode="numeric" pattern="\d{0,6}" />
      </label>
      <HelpedField label={t('catalogue.terms')} help={t('catalogue.terms_help')}>
        {(helpId) => <input {...bound('terms')} maxLength={200} aria-describedby={helpId} />}
      </HelpedField>
      <label className="field">
        {t('catalogue.note')}
        <input {...bound('note')} maxLength={300} />
      </label>
    </div>
  );
}
