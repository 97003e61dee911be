import { useWording } from '../../../components/wording-context.ts';

export interface Column {
  /** ISO date of the day it begins. */
  from: string;
  /** What is drawn; absent: not told. */
  height: number | undefined;
  /** What it is in words. */
  says: string;
}

const [WIDTH, HEIGHT] = [600, 120];

/** Values over time, drawn, and as a table for whoever would rather read them. */
export function Columns({ title, columns }: { title: string; columns: readonly Column[] }) {
  const { t, day } = useWording();
  const most = Math.max(1, ...columns.map(({ height }) => height ?? 0));
  const step = WIDTH / Math.max(columns.length, 1);
  const highest = columns.find(({ height }) => height === most);
  const [first] = columns;
  const last = columns.at(-1);
  return (
    <figure className="columns-chart">
      <figcaption className="row spread">
        {title}
        {highest && <small>{t('insights.at_most', { value: highest.says })}</small>}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {columns.map(({ from, height, says }, at) => {
          const tall = height === undefined ? 0 : Math.max(2, (height / most) * (HEIGHT - 4));
          return (
            <rect
              key={from}
              className={height === undefined ? 'untold' : 'plain'}
              x={at * step + step * 0.1}
              y={HEIGHT - (tall || 2)}
              width={step * 0.8}
              height={tall || 2}
            >
              <title>{`${day(from)}: ${says}`}</title>
            </rect>
          );
        })}
      </svg>
      {first && last && (
        <p className="row spread axis" aria-hidden="true">
          <small>{day(first.from)}</small>
          <small>{last !== first && day(last.from)}</small>
        </p>
      )}
      <details>
        <summary>{t('insights.as_table')}</summary>
        <div className="scroll">
          <table aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t('insights.since')}</th>
                <th scope="col">{title}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ from, says }) => (
                <tr key={from}>
                  <td>{day(from)}</td>
                  <td>{says}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
