import { newRow } from '../../desk/store/consultations.ts';
import { aRequest, seeded } from './requests.ts';
import { type Browser, type Rows, keyOf } from './rows.ts';

const YEARS = 3;
const HOUR_MS = 3_600_000;
const FIRST = Date.now() - YEARS * 365 * 24 * HOUR_MS;

/** One in so many is still open, and one in so many waits for its buyer, the newest above all. */
const OPEN_EVERY = 200;

/** No desk keeps answers for repeats for longer (desk/housekeeping.ts). */
const KEYS_KEPT_MS = 60 * 24 * HOUR_MS;

type Stored = Pick<Rows, 'consultation'> & Partial<Pick<Rows, 'idempotency'>>;

/** What a desk stored in three years, in the order it came; all but the newest few are answered. */
export function* history(count: number, browsers: readonly Browser[]): Generator<Stored> {
  const random = seeded(2);
  const step = (Date.now() - FIRST) / count;
  for (let n = 0; n < count; n++) {
    const request = aRequest(n, random);
    const at = Math.round(FIRST + n * step);
    const credential = browsers[n % browsers.length]!.id;
    const consultation = newRow(credential, request, at);
    const isRecent = n > count - 4 * (count / OPEN_EVERY);
    const fate = random();
    const turn = isRecent && fate < 0.25 ? 'it' : isRecent && fate < 0.4 ? 'buyer' : 'nobody';
    yield {
      consultation: { ...consultation, turn, ...(turn === 'nobody' ? answered(at, random) : {}) },
      ...(at > Date.now() - KEYS_KEPT_MS ? { idempotency: keyOf(consultation, at) } : {}),
    };
  }
}

function answered(askedAt: number, random: () => number) {
  const at = Math.round(askedAt + random() * 24 * HOUR_MS);
  return { status: 'answered', first_answer_at: at, changed_at: at } as const;
}

/** Some of what is to be done is given to the first advisor, who has looked at it. */
export const ASSIGN = [
  `update consultation set assignee = (select id from advisor limit 1)
    where turn in ('it', 'buyer') and substr(id, 1, 1) = '0'`,
  `insert into seen (advisor, consultation, revision)
    select assignee, id, revision from consultation where assignee is not null`,
];
