/** `npm test`: everything that must hold, stage by stage, ending at the first that does not. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import * as z from 'zod/mini';

import { bold, dim, duration, green, red, say } from './terminal.ts';

interface Stage {
  name: string;
  command: string;
  /** The stage runs tests, which are counted. */
  tests?: boolean;
}

const STAGES: Stage[] = [
  { name: 'types', command: 'npm run --silent types' },
  { name: 'rules and format', command: 'npm run --silent lint' },
  { name: 'unit tests', command: 'npm run --silent unit --', tests: true },
  { name: 'build for Chromium', command: 'npm run --silent build' },
  { name: 'build for Firefox', command: 'npm run --silent build:firefox' },
  { name: 'build of the inbox', command: 'npm run --silent build:inbox' },
  { name: 'sizes', command: 'npm run --silent size' },
  { name: 'real browsers', command: 'npm run --silent e2e --', tests: true },
];

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const reports = path.join('.run', 'check');
const total = { passed: 0, failed: 0, skipped: 0 };

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const isGood = STAGES.every(holds);
const { passed, failed, skipped } = total;
say(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = isGood ? 0 : 1;

function holds(stage: Stage, index: number): boolean {
  say(`\n${bold(stage.name)}`);
  const started = Date.now();
  const json = path.join(reports, `${index}.json`);
  const command = stage.tests
    ? `${stage.command} --reporter=default --reporter=json --outputFile.json=${json}`
    : stage.command;
  const { status } = spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
  const failedTests = stage.tests ? count(json) : 0;
  const took = dim(duration(Date.now() - started));
  if (status === 0) {
    say(`${green('✓')} ${stage.name} ${took}`);
    return true;
  }
  if (failedTests === 0) total.failed += 1;
  say(
    `${red('✗')} ${bold(stage.name)} ${took}: stopped here. Alone it runs with  ${stage.command.replace(/ --$/, '').replace(' --silent', '')}`,
  );
  return false;
}

/** Adds what the runner counted; the number of tests that failed. Nothing where it broke before it could count. */
function count(json: string): number {
  try {
    const counted = report.parse(JSON.parse(readFileSync(json, 'utf8')));
    total.passed += counted.numPassedTests;
    total.failed += counted.numFailedTests;
    total.skipped += counted.numPendingTests + counted.numTodoTests;
    return counted.numFailedTests;
  } catch {
    return 0;
  }
}
