import { level as levels } from '../../lib/checklist/answers.ts';
import { outcome } from '../../lib/consultation/consultation.ts';
import type { ConsultationRow } from '../store/consultations.ts';
import { type Unit, beginOf, beginsIn, dayOf } from './calendar.ts';
import { FEWEST, type Insights } from './contract.ts';

export type Figures = Pick<
  ConsultationRow,
  | 'received_at'
  | 'first_answer_at'
  | 'vendor_key'
  | 'team_key'
  | 'level'
  | 'currency'
  | 'yearly_minor'
  | 'result'
  | 'useful'
  | 'nudged'
  | 'hold_out_percent'
>;

interface Period {
  requests: number;
  waits: number[];
}
interface Sum {
  count: number;
  minor: number;
}

const MOST_VENDORS = 15;
const UNSPENT = new Set<ConsultationRow['result']>(['used-alternative', 'dropped']);

/** Counts requests one by one; what it tells names no group of fewer than five. */
export class Tally {
  readonly #unit: Unit;
  readonly #periods: Map<number, Period>;
  readonly #vendors = new Map<string, { count: number; teams: Set<string> }>();
  readonly #outcomes = new Map<ConsultationRow['result'], number>();
  readonly #levels = new Map<ConsultationRow['level'], number>();
  readonly #useful = [0, 0];
  readonly #spend = new Map<string, { all: Sum; unspent: Sum }>();
  readonly #holdOut = new Map<number, { nudged: number; heldOut: number }>();

  constructor(fromMs: number, toMs: number, unit: Unit) {
    this.#unit = unit;
    this.#periods = new Map(
      beginsIn(fromMs, toMs, unit).map((begin) => [begin, { requests: 0, waits: [] }]),
    );
  }

  add(row: Figures): void {
    const period = this.#periods.get(beginOf(row.received_at, this.#unit));
    if (!period) return;
    period.requests++;
    if (row.first_answer_at !== null) period.waits.push(row.first_answer_at - row.received_at);
    const vendor = reach(this.#vendors, row.vendor_key, () => ({ count: 0, teams: new Set() }));
    vendor.count++;
    if (row.team_key !== null) vendor.teams.add(row.team_key);
    if (row.level) this.#levels.set(row.level, (this.#levels.get(row.level) ?? 0) + 1);
    if (row.result) this.#outcomes.set(row.result, (this.#outcomes.get(row.result) ?? 0) + 1);
    if (row.useful !== null) this.#useful[row.useful ? 1 : 0]!++;
    this.#addSpend(row);
    this.#addHoldOut(row);
  }

  #addSpend({ currency, yearly_minor, result }: Figures): void {
    if (currency === null || yearly_minor === null) return;
    const { all, unspent } = reach(this.#spend, currency, () => ({ all: sum(), unspent: sum() }));
    for (const each of UNSPENT.has(result) ? [all, unspent] : [all]) {
      each.count++;
      each.minor += yearly_minor;
    }
  }

  #addHoldOut({ hold_out_percent, nudged }: Figures): void {
    if (hold_out_percent === null) return;
    const sides = reach(this.#holdOut, hold_out_percent, () => ({ nudged: 0, heldOut: 0 }));
    sides[nudged ? 'nudged' : 'heldOut']++;
  }

  /** The keys of the vendors to be named. */
  mostWanted(): string[] {
    return [...this.#vendors]
      .filter(([, { count }]) => count >= FEWEST)
      .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
      .slice(0, MOST_VENDORS)
      .map(([key]) => key);
  }

  /** `names`: of the most wanted vendors, by key. */
  told(names: ReadonlyMap<string, string>): Omit<Insights, 'from' | 'to'> {
    const periods = [...this.#periods];
    const requests = periods.reduce((all, [, period]) => all + period.requests, 0);
    const waits = periods.flatMap(([, period]) => period.waits);
    const [no = 0, yes = 0] = this.#useful;
    const named = this.mostWanted();
    const inNamed = named.reduce((all, key) => all + this.#vendors.get(key)!.count, 0);
    return {
      requests: shown(requests),
      unanswered: shown(requests - waits.length),
      firstAnswer:
        waits.length >= FEWEST
          ? {
              answered: waits.length,
              medianMs: quantile(waits, 0.5),
              p90Ms: quantile(waits, 0.9),
            }
          : undefined,
      unit: this.#unit,
      overTime: periods.map(([begin, { requests, waits }]) => ({
        from: dayOf(begin),
        requests: shown(requests),
        medianMs: waits.length >= FEWEST ? quantile(waits, 0.5) : undefined,
      })),
      useful: yes + no >= FEWEST ? { asked: yes + no, yes } : undefined,
      outcomes: outcome.shape.result.options.map((result) => ({
        result,
        count: shown(this.#outcomes.get(result) ?? 0),
      })),
      levels: levels.options.map((level) => ({
        level,
        count: shown(this.#levels.get(level) ?? 0),
      })),
      vendors: named.map((key) => {
        const { count, teams } = this.#vendors.get(key)!;
        return { name: names.get(key) ?? key, count, teams: teams.size };
      }),
      others: {
        vendors: this.#vendors.size - named.length,
        requests: shown(requests - inNamed),
      },
      spend: this.#spendTold(),
      holdOut: [...this.#holdOut]
        .sort(([a], [b]) => a - b)
        .map(([percent, { nudged, heldOut }]) => ({
          percent,
          nudged: shown(nudged),
          heldOut: shown(heldOut),
        })),
    };
  }

  #spendTold(): Insights['spend'] {
    return [...this.#spend]
      .filter(([, { all }]) => all.count >= FEWEST)
      .sort(([, one], [, other]) => other.all.count - one.all.count)
      .map(([currency, { all, unspent }]) => ({
        currency,
        count: all.count,
        minor: all.minor,
        unspent: unspent.count >= FEWEST ? unspent : undefined,
      }));
  }
}

const sum = (): Sum => ({ count: 0, minor: 0 });

const shown = (count: number): number | undefined =>
  count === 0 || count >= FEWEST ? count : undefined;

function reach<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

/** The value that a share of at least one are at or below (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  // Of numbers alone: many times as fast over a million.
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
