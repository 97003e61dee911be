import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ListAnswer } from '../../desk/inbox-contract/list.ts';
import type { Credentials } from '../../desk/inbox-contract/settings.ts';
import type { Request } from '../../lib/consultation/consultation.ts';
import { aRequest, seeded } from '../bench-desk/requests.ts';
import { startBadLine } from './bad-line.ts';
import type { Buyer } from './buyer.ts';
import { Desks } from './desks.ts';
import { FleetBrowser, bundleBrowser } from './fleet.ts';
import { RealBuyer } from './real-buyer.ts';
import { type Tally, tally } from './tally.ts';

export interface RunOptions {
  requests: number;
  /** Two desks on this PostgreSQL; by default one on SQLite. */
  database?: string | undefined;
  /** A Chromium for some tens of the requests; without it the fleet sends all. */
  executablePath?: string | undefined;
  stormMs: number;
  tell: (line: string) => void;
}

export interface Outcome extends Tally {
  happened: Record<string, number>;
}

const MOST_REAL = 30;
/** A desk lets one browser send two calls a second in the long run; these live ten times as fast as others. */
const A_BROWSER = 24;
const CALM_MS = 300_000;

/** What one buyer has asked, and what was written after it. */
export interface Asked {
  buyer: Buyer;
  request: Request;
  reply?: string;
}

/** Buyers ask and IT answers while everything between and around them breaks; then it calms down, and all is counted. */
export async function runFaults(options: RunOptions): Promise<Outcome> {
  const { requests, database, executablePath, stormMs, tell } = options;
  const random = seeded(4);
  const line = await startBadLine(random);
  const desks = new Desks(line, database ? 2 : 1, database);
  await desks.start();
  const { enrolmentToken } = desks;
  const way = { deskUrl: line.url, enrolmentToken };
  const script = await bundleBrowser();
  const real = executablePath ? await RealBuyer.start(executablePath, way) : undefined;
  const ofReal = real ? Math.min(MOST_REAL, Math.ceil(requests / 10)) : 0;
  const fleet = Array.from(
    { length: Math.ceil((requests - ofReal) / A_BROWSER) },
    () => new FleetBrowser(script, { ...way, dataConsent: true }),
  );
  tell(`  ${ofReal} from Chromium, ${requests - ofReal} from ${fleet.length} simulated browsers`);

  const storm = new AbortController();
  const over = storm.signal;
  const counts = {
    'fleet browser killed': 0,
    'Chromium killed -9': 0,
    'worker killed': 0,
    'credential revoked': 0,
  };
  const trouble = [
    every(400, over, async () => {
      const up = fleet.filter(({ isUp }) => isUp);
      if (up.length === 0) return;
      await pick(up, random).crash();
      counts['fleet browser killed'] += 1;
    }),
    every(stormMs / 5, over, () => desks.crashOne(random, 300 + random() * 1200)),
    every(stormMs / 8, over, async () => {
      if (await revokeOne(desks, random)) counts['credential revoked'] += 1;
    }),
    every(stormMs / 5, over, async () => {
      await real?.killWorker();
      counts['worker killed'] += Number(real !== undefined);
    }),
    every(stormMs / 2.5, over, async () => {
      await real?.crash();
      counts['Chromium killed -9'] += Number(real !== undefined);
    }),
  ];
  const closing = new AbortController();
  const it = every(250, closing.signal, () => answerOpen(desks, random));

  const shares = fleet.map((buyer, n) => ({
    buyer,
    count: share(requests - ofReal, fleet.length, n),
  }));
  if (real) shares.push({ buyer: real as never, count: ofReal });
  const numbers = (function* () {
    for (let n = 0; ; n++) yield n;
  })();
  const asked = await Promise.all(
    shares.map(({ buyer, count }) => askAll(buyer, count, { stormMs, random, numbers })),
  );
  await sleep(stormMs / 10);
  storm.abort();
  await Promise.all(trouble);
  line.isStormy = false;
  tell('  the storm is over');

  const all = asked.flat();
  await untilAnswered(all, [...fleet, ...(real ? [real] : [])]);
  closing.abort();
  await it;
  const result = await tally(all, await desks.ledger());
  for (const buyer of [...fleet, ...(real ? [real] : [])]) await buyer.close();
  await desks.stop();
  await line.close();
  return {
    ...result,
    happened: { ...Object.fromEntries(line.happened), 'desk killed -9': desks.kills, ...counts },
  };
}

/** Does something again and again, so often, until it is over; what is under way is finished. */
async function every(ms: number, over: AbortSignal, act: () => Promise<unknown>): Promise<void> {
  for (;;) {
    await sleep(ms, undefined, { signal: over }).catch(() => {});
    if (over.aborted) return;
    await act();
  }
}

/** Asks again and again over the time of the storm, and writes after every fourth request; presses until it is done. */
async function askAll(
  buyer: Buyer,
  count: number,
  {
    stormMs,
    random,
    numbers,
  }: { stormMs: number; random: () => number; numbers: Iterator<number> },
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (let n = 0; n < count; n++) {
    await sleep((random() * 1.6 * stormMs) / count);
    const number = numbers.next().value as number;
    const request = { ...aRequest(number, random), note: `This is request ${number}.` };
    await untilDone(() => buyer.press({ press: 'ask', request }));
    const one: Asked = { buyer, request };
    if (number % 4 === 0) {
      one.reply = `One more thing about ${number}.`;
      const id = randomUUID();
      const reply = { press: 'reply', consultation: request.id, id, text: one.reply } as const;
      await untilDone(() => buyer.press(reply));
    }
    asked.push(one);
  }
  return asked;
}

async function untilDone(press: () => Promise<boolean>): Promise<void> {
  while (!(await press())) await sleep(100);
}

/** IT answers what is open; pressed again after an answer that never came, it is the same advice. */
const adviceIds = new Map<string, string>();
async function answerOpen(desks: Desks, random: () => number): Promise<void> {
  const query = '/consultations?filter=open&sort=oldest';
  const list = await desks.inbox<ListAnswer>(random, 'GET', query);
  for (const { id } of list?.items ?? []) {
    const adviceId = adviceIds.get(id) ?? randomUUID();
    adviceIds.set(id, adviceId);
    await desks.inbox(random, 'POST', `/consultations/${id}/advice`, {
      id: adviceId,
      verdict: 'go-ahead',
      message: 'Go ahead.',
      conditions: [],
    });
  }
}

/** An administrator takes a browser's credential away, as a precaution: it enrols anew and goes on. */
async function revokeOne(desks: Desks, random: () => number): Promise<boolean> {
  const known = await desks.inbox<Credentials>(random, 'GET', '/credentials');
  const valid = known?.items.filter(({ revokedAt }) => revokedAt === undefined) ?? [];
  if (valid.length === 0) return false;
  const { id } = pick(valid, random);
  return (await desks.inbox(random, 'DELETE', `/credentials/${id}`)) !== undefined;
}

async function untilAnswered(all: readonly Asked[], buyers: readonly Buyer[]): Promise<void> {
  const end = Date.now() + CALM_MS;
  while (Date.now() < end) {
    for (const buyer of buyers) await buyer.hurry();
    const seen = (await Promise.all(buyers.map((buyer) => buyer.look()))).flat();
    const done = new Set(
      seen.flatMap((one) => (one && one.advice > 0 && one.pending === 0 ? one.id : [])),
    );
    if (all.every(({ request }) => done.has(request.id))) return;
    await sleep(1500);
  }
}

const share = (total: number, among: number, number: number): number =>
  Math.floor((total * (number + 1)) / among) - Math.floor((total * number) / among);

const pick = <Value>(values: readonly Value[], random: () => number): Value =>
  values[Math.floor(random() * values.length)]!;
