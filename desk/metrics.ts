type Labels = Record<string, string | number>;

/** What this process counts itself, by name. `seconds`: spread over buckets. */
const COUNTED = {
  desk_http_requests_total: 'Calls answered, by route and status.',
  desk_writes_total: 'What buyers sent that was new, by kind.',
  desk_deliveries_total: 'Attempts to tell a channel, by channel and by what came of them.',
} as const;
const TIMED = { desk_http_request_seconds: 'How long calls took, by route.' } as const;
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

interface Spread {
  counts: number[];
  sum: number;
  count: number;
}

/** Numbers for Prometheus, in its text format. Labels are names of ours, never what somebody wrote. */
export class Metrics {
  readonly #counts = new Map<keyof typeof COUNTED, Map<string, number>>();
  readonly #times = new Map<keyof typeof TIMED, Map<string, Spread>>();

  count(name: keyof typeof COUNTED, labels: Labels): void {
    const series = kept(this.#counts, name, () => new Map<string, number>());
    const key = written(labels);
    series.set(key, (series.get(key) ?? 0) + 1);
  }

  time(name: keyof typeof TIMED, labels: Labels, seconds: number): void {
    const series = kept(this.#times, name, () => new Map<string, Spread>());
    const none = () => ({ counts: BUCKETS.map(() => 0), sum: 0, count: 0 });
    const spread = kept(series, written(labels), none);
    const bucket = BUCKETS.findIndex((most) => seconds <= most);
    if (bucket >= 0) spread.counts[bucket]! += 1;
    spread.sum += seconds;
    spread.count += 1;
  }

  text(): string {
    const counters = Object.entries(COUNTED).map(([name, help]) => {
      const series = this.#counts.get(name as keyof typeof COUNTED) ?? new Map<string, number>();
      const lines = [...series].map(([labels, value]) => `${name}{${labels}} ${value}`);
      return head(name, help, 'counter') + lines.map((line) => `${line}\n`).join('');
    });
    const histograms = Object.entries(TIMED).map(([name, help]) => {
      const series = this.#times.get(name as keyof typeof TIMED) ?? new Map<string, Spread>();
      return head(name, help, 'histogram') + [...series].map(spreadOf(name)).join('');
    });
    return [...counters, ...histograms].join('');
  }
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, first: () => Value): Value {
  const value = map.get(key) ?? first();
  map.set(key, value);
  return value;
}

const head = (name: string, help: string, type: string): string =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;

/** One value that is read when it is asked for. */
export const gauge = (name: string, help: string, values: [Labels, number][]): string =>
  head(name, help, 'gauge') +
  values
    .map(([labels, value]) => {
      const text = written(labels);
      return `${name}${text && `{${text}}`} ${value}\n`;
    })
    .join('');

const spreadOf =
  (name: string) =>
  ([labels, { counts, sum, count }]: [string, Spread]): string => {
    let upTo = 0;
    const buckets = BUCKETS.map((most, n) => {
      upTo += counts[n]!;
      return `${name}_bucket{${labels},le="${most}"} ${upTo}\n`;
    });
    return [
      ...buckets,
      `${name}_bucket{${labels},le="+Inf"} ${count}\n`,
      `${name}_sum{${labels}} ${sum}\n${name}_count{${labels}} ${count}\n`,
    ].join('');
  };

const written = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${String(value).replaceAll(/["\\\n]/g, '_')}"`)
    .join();
