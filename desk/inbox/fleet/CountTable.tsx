import { useWording } from '../../../components/wording-context.ts';

/** In how many browsers something is so. */
export interface CountRow {
  words: string[];
  browsers: number;
}

export function CountTable({ heads, rows }: { heads: string[]; rows: CountRow[] }) {
  const { t, language } = useWording();
  const number = new Intl.NumberFormat(language);
  return (
    <div className="scroll">
      <table className="counts">
        <thead>
          <tr>
            {[...heads, t('fleet.count')].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ words, browsers }) => (
            <tr key={words.join(' ')}>
              {words.map((word, column) => (
                <td key={heads[column]}>{word}</td>
              ))}
              <td>{number.format(browsers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
