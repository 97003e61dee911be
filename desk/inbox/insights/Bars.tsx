import { useCounted } from './use-counted.ts';

export interface Bar {
  name: string;
  /** Absent: fewer than five, not told. */
  value: number | undefined;
  /** Beside the number, such as "3 teams". */
  more?: string;
  tone?: 'go' | 'talk' | 'consult';
}

/** A table that is its own chart: label, bar, number. */
export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const counted = useCounted();
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  return (
    <table className="bars" aria-label={label}>
      <tbody>
        {bars.map(({ name, value, more, tone = 'plain' }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td aria-hidden="true">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                <rect className="track" width="100" height="10" />
                <rect className={tone} width={((value ?? 0) / most) * 100} height="10" />
              </svg>
            </td>
            <td className="number">
              {counted(value)}
              {more && <small> · {more}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
