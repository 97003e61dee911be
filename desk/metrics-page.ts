import { timingSafeEqual } from 'node:crypto';

import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';

import type { Desk } from './desk.ts';
import { refuse } from './http/problems.ts';
import { gauge } from './metrics.ts';
import { hashSecret } from './secrets.ts';
import type { Db } from './store/database.ts';

/** For Prometheus: from this machine, or with the token the administrator set. Counts only. */
export function metricsPage(desk: Desk): Hono {
  return new Hono().get('/metrics', async (c) => {
    requireScraper(c, desk.metricsToken);
    const { db } = desk.store;
    const text = [
      desk.metrics.text(),
      ...(await Promise.all([turns(db, desk.now()), answerTimes(db), deliveries(db)])),
      ofProcess(),
    ].join('');
    return c.body(text, 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
}

function requireScraper(c: Context, token: string | undefined): void {
  if (token) {
    const shown = hashSecret(c.req.header('authorization')?.replace(/^Bearer /i, '') ?? '');
    if (timingSafeEqual(Buffer.from(shown), Buffer.from(hashSecret(token)))) return;
    throw refuse.notAuthorised('Send Authorization: Bearer with the token for metrics.');
  }
  const from = getConnInfo(c).remote.address ?? '';
  const isHere = /^(::ffff:)?127\.|^::1$/.test(from) && !c.req.header('x-forwarded-for');
  if (!isHere) throw refuse.notFound();
}

/** Of what is answered there may be very much: it is not counted. */
async function turns(db: Db, now: number): Promise<string> {
  const rows = await db
    .selectFrom('consultation')
    .select((eb) => [
      'turn',
      eb.fn.countAll<number>().as('n'),
      eb.fn.min('received_at').as('oldest'),
    ])
    .where('turn', 'in', ['it', 'buyer'])
    .groupBy('turn')
    .execute();
  const of = (turn: 'it' | 'buyer') => rows.find((row) => row.turn === turn);
  const oldest = of('it')?.oldest;
  return (
    gauge('desk_consultations', 'Consultations by who is to act next.', [
      [{ turn: 'it' }, Number(of('it')?.n ?? 0)],
      [{ turn: 'buyer' }, Number(of('buyer')?.n ?? 0)],
    ]) +
    gauge('desk_oldest_open_seconds', 'How long the oldest waits that IT is to answer.', [
      [{}, oldest ? (now - oldest) / 1000 : 0],
    ])
  );
}

const LAST = 500;

async function answerTimes(db: Db): Promise<string> {
  const rows = await db
    .selectFrom('consultation')
    .select(['received_at', 'first_answer_at'])
    .where('first_answer_at', 'is not', null)
    .orderBy('first_answer_at', 'desc')
    .limit(LAST)
    .execute();
  const waits = rows
    .map(({ received_at, first_answer_at }) => (first_answer_at! - received_at) / 1000)
    .toSorted((a, b) => a - b);
  return gauge(
    'desk_first_answer_seconds',
    `How long the last ${LAST} that were answered waited for a first answer.`,
    waits.length === 0
      ? []
      : [0.5, 0.9].map((quantile) => [{ quantile }, waits[Math.floor(waits.length * quantile)]!]),
  );
}

/** What is on its way or stuck; what arrived is counted as it happens. */
async function deliveries(db: Db): Promise<string> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channel')
    .select((eb) => ['channel', 'state', eb.fn.countAll<number>().as('n')])
    .where('state', 'in', ['waiting', 'refused'])
    .groupBy(['channel', 'state'])
    .execute();
  return gauge(
    'desk_deliveries',
    'What channels were not told yet, or refused.',
    rows.map(({ channel, state, n }) => [{ channel, state }, Number(n)]),
  );
}

function ofProcess(): string {
  const { user, system } = process.cpuUsage();
  return [
    gauge('process_resident_memory_bytes', 'Memory of the desk.', [
      [{}, process.memoryUsage.rss()],
    ]),
    gauge('process_cpu_seconds_total', 'Processor time of the desk.', [
      [{}, (user + system) / 1e6],
    ]),
    gauge('process_start_time_seconds', 'When the desk started.', [
      [{}, Math.round(Date.now() / 1000 - process.uptime())],
    ]),
  ].join('');
}
