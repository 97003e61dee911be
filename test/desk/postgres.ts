import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import pg from 'pg';

/** Where Debian puts PostgreSQL's own programs. */
const VERSIONS = '/usr/lib/postgresql';

interface Cluster {
  url: (database: string) => string;
  stop: () => Promise<void>;
}

let cluster: Cluster | undefined;
let made = 0;

/** A new empty database while a cluster runs (see {@link startPostgres}); otherwise none: SQLite is used. */
export async function newDatabase(): Promise<string | undefined> {
  if (!cluster) return undefined;
  const name = `desk_${++made}`;
  const admin = new pg.Client(cluster.url('postgres'));
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return cluster.url(name);
}

export const hasPostgres = (): boolean => binaries() !== undefined;

/**
 * Starts a PostgreSQL of its own on loopback, in a folder that goes away with it. Returns the end of it. `durable`: as
 * it comes, surviving a power cut, instead of fast.
 */
export async function startPostgres({ durable = false } = {}): Promise<() => Promise<void>> {
  const bin = binaries();
  if (!bin) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'));
  const as = notRoot();
  if (as) chownSync(folder, as.uid, as.gid);
  const data = path.join(folder, 'data');
  const auth = [
    '--username=desk',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ];
  const fast = durable ? [] : ['fsync=off', 'full_page_writes=off'];
  execFileSync(path.join(bin, 'initdb'), ['-D', data, ...auth], {
    ...as,
    stdio: 'pipe',
    cwd: folder,
  });
  const port = 20_000 + (process.pid % 20_000);
  const settings = ['listen_addresses=127.0.0.1', ...fast];
  const flags = ['-p', String(port), '-k', folder, ...settings.flatMap((each) => ['-c', each])];
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, ...flags], {
    ...as,
    cwd: folder,
    stdio: 'ignore',
  });
  const url = (database: string) => `postgres://desk@127.0.0.1:${port}/${database}`;
  await untilUp(url('postgres'), server);
  cluster = {
    url,
    stop: async () => {
      // At once, without writing out what is thrown away with its folder.
      server.kill('SIGQUIT');
      await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return async () => {
    await cluster?.stop();
    cluster = undefined;
  };
}

function binaries(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const newest = readdirSync(VERSIONS).toSorted((a, b) => Number(b) - Number(a))[0];
  const bin = newest && path.join(VERSIONS, newest, 'bin');
  return bin && existsSync(path.join(bin, 'initdb')) ? bin : undefined;
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
const notRoot = () =>
  process.getuid?.() === 0
    ? { uid: idOf('postgres', '-u'), gid: idOf('postgres', '-g') }
    : undefined;

const idOf = (user: string, which: '-u' | '-g') =>
  Number(execFileSync('id', [which, user], { encoding: 'utf8' }));

async function untilUp(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      if (server.exitCode !== null) throw new Error('PostgreSQL did not start');
      await new Promise((later) => setTimeout(later, 50));
    }
  }
  throw new Error('PostgreSQL did not come up within 30 s');
}
