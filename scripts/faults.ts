/** `npm run faults`: nothing is lost and nothing is doubled, whatever is killed and whatever breaks on the way. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { hasPostgres, newDatabase, startPostgres } from '../test/desk/postgres.ts';
import { findChromium } from './browser.ts';
import { type Outcome, runFaults } from './faults/run.ts';
import { bold, dim, duration, green, red, say } from './terminal.ts';

const HELP = `usage: npm run faults -- [options]

  --requests N    how many are sent in each run (1000)
  --store NAME    only sqlite (one desk), or only postgres (two desks)
  --json FILE     the outcome, for machines: the worse of the runs, and each`;

const whisper = (line: string): void => say(dim(line));

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000' },
    store: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) say(HELP);
else await run();

async function run(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) say('No Chromium here: the simulated fleet sends everything.');
  const outcomes: Record<string, Outcome> = {};
  const requests = Number(values.requests);
  const stormMs = Math.min(30_000, 5000 + requests * 40);
  for (const store of ['sqlite', 'postgres'] as const) {
    if ((values.store ?? store) !== store) continue;
    if (store === 'postgres' && !hasPostgres()) {
      say('PostgreSQL is not installed here: skipped.');
      continue;
    }
    say(bold(store === 'sqlite' ? '\none desk on SQLite' : '\ntwo desks on one PostgreSQL'));
    const stop = store === 'postgres' ? await startPostgres({ durable: true }) : undefined;
    const from = Date.now();
    const database = await newDatabase();
    const outcome = await runFaults({ requests, database, executablePath, stormMs, tell: whisper });
    await stop?.();
    outcomes[store] = outcome;
    show(outcome, Date.now() - from);
  }
  const worst = worstOf(Object.values(outcomes));
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ ...worst, ...outcomes }, null, 2)}\n`);
  if (worst.lost > 0 || worst.doubled > 0 || worst.answered < worst.requests) process.exitCode = 1;
}

function show({ requests, lost, doubled, answered, happened }: Outcome, ms: number): void {
  for (const [what, count] of Object.entries(happened).toSorted(([, a], [, b]) => b - a))
    say(`  ${String(count).padStart(6)}  ${what}`);
  const isGood = lost === 0 && doubled === 0 && answered === requests;
  const line = `${requests} requests: ${lost} lost, ${doubled} doubled, ${answered} answered`;
  say(`  ${isGood ? green(`✓ ${line}`) : red(`✗ ${line}`)} ${dim(duration(ms))}`);
}

function worstOf(outcomes: readonly Outcome[]) {
  const each = (name: 'requests' | 'lost' | 'doubled' | 'answered') =>
    outcomes.map((one) => one[name]);
  return {
    requests: Math.min(...each('requests')),
    lost: Math.max(...each('lost')),
    doubled: Math.max(...each('doubled')),
    answered: Math.min(...each('answered')),
  };
}
