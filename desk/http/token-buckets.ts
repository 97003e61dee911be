/** How many calls at once (`burst`), and how many a second in the long run. */
export interface Rate {
  burst: number;
  perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const MAX_BUCKETS = 100_000;

/** One token bucket a key. `take` says how long to wait in milliseconds; 0: go ahead. */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  take(key: string, now: number): number {
    const { burst, perSecond } = this.#rate;
    const known = this.#buckets.get(key) ?? { tokens: burst, at: now };
    const refilled = known.tokens + (Math.max(0, now - known.at) / 1000) * perSecond;
    const tokens = Math.min(burst, refilled);
    const waitMs = tokens >= 1 ? 0 : ((1 - tokens) / perSecond) * 1000;
    this.#keep(key, { tokens: waitMs ? tokens : tokens - 1, at: now });
    return waitMs;
  }

  /** Newest at the end; a full table forgets who was quiet longest. */
  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size <= MAX_BUCKETS) return;
    const [quietest] = this.#buckets.keys();
    if (quietest !== undefined) this.#buckets.delete(quietest);
  }
}
