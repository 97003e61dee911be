import { useWording } from '../../../components/wording-context.ts';
import { useNow } from '../parts/use-now.ts';
import { type Range, SPANS, rangeOf } from './range.ts';

interface Props {
  range: Range;
  /** What the desk made of it. */
  told: { from: string; to: string } | undefined;
  onChange: (range: Range) => void;
}

/** A span with one press, or any two days. */
export function RangePicker({ range, told, onChange }: Props) {
  const { t } = useWording();
  const now = useNow();
  const isChosen = (other: Range) => other.from === range.from && other.to === range.to;
  return (
    <div className="range row">
      <fieldset className="spans" aria-label={t('insights.span')}>
        {SPANS.map((span) => (
          <button
            key={span}
            type="button"
            aria-pressed={isChosen(rangeOf(span, now))}
            onClick={() => onChange(rangeOf(span, now))}
          >
            {t(`insights.spans.${span}`)}
          </button>
        ))}
      </fieldset>
      <label className="row">
        <small>{t('insights.from')}</small>
        <input
          type="date"
          value={range.from ?? told?.from ?? ''}
          max={range.to ?? told?.to}
          onChange={({ target }) => target.value && onChange({ ...range, from: target.value })}
        />
      </label>
      <label className="row">
        <small>{t('insights.to')}</small>
        <input
          type="date"
          value={range.to ?? told?.to ?? ''}
          min={range.from ?? told?.from}
          onChange={({ target }) => target.value && onChange({ ...range, to: target.value })}
        />
      </label>
    </div>
  );
}
