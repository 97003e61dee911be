import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { freePort } from '../free-port.ts';

const SERVER = '/usr/share/request-tracker5/libexec/rt-server';
const SETUP = '/usr/sbin/rt-setup-database-5';

export const hasRequestTracker = (): boolean => existsSync(SERVER) && existsSync(SETUP);

/** A Request Tracker 5 of its own on loopback: own database, own configuration, in a folder that goes away with it. */
export async function startRequestTracker() {
  const folder = mkdtempSync(path.join(tmpdir(), 'rt-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = configure(folder, port);
  const setUp = (...args: string[]) =>
    execFileSync(SETUP, [...args, '--dba', '', '--dba-password', ''], { env, stdio: 'pipe' });
  setUp('--action', 'init');
  setUp(
    '--action',
    'insert',
    '--skip-create',
    '--datafile',
    path.join(import.meta.dirname, 'seed.pl'),
  );

  const args = ['--server', 'Starlet', '--host', '127.0.0.1', '--port', String(port)];
  const server = spawn(SERVER, [...args, '--max-workers', '2'], {
    env,
    stdio: 'ignore',
    detached: true,
  });
  await answers(url);
  const token = (user: string) => readFileSync(path.join(folder, `${user}.token`), 'utf8');
  return {
    url,
    token,
    /** A call of the REST interface as a user. */
    as: async (user: string, method: 'GET' | 'POST', address: string, body?: object) => {
      const response = await fetch(`${url}/REST/2.0${address}`, {
        method,
        headers: { authorization: `token ${token(user)}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      return response.json();
    },
    stop: async () => {
      process.kill(-server.pid!, 'SIGTERM');
      await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type RunningRequestTracker = Awaited<ReturnType<typeof startRequestTracker>>;

function configure(folder: string, port: number): NodeJS.ProcessEnv {
  for (const name of ['site.d', 'mason', 'session']) mkdirSync(path.join(folder, name));
  const site = {
    rtname: 'desk.test',
    Organization: 'desk.test',
    DatabaseType: 'SQLite',
    DatabaseName: `${folder}/rt.db`,
    DatabaseUser: '',
    DatabasePassword: '',
    WebPath: '',
    WebDomain: '127.0.0.1',
    WebPort: String(port),
    WebBaseURL: `http://127.0.0.1:${port}`,
    MailCommand: 'testfile',
    LogToSyslog: '',
    LogToSTDERR: 'error',
    MasonDataDir: `${folder}/mason`,
    MasonSessionDir: `${folder}/session`,
  };
  const lines = Object.entries(site).map(([key, value]) => `Set($${key}, '${value}');`);
  writeFileSync(path.join(folder, 'site.pm'), [...lines, '1;'].join('\n'));
  return {
    PATH: process.env.PATH,
    RT_SITE_CONFIG: `${folder}/site.pm`,
    RT_SITE_CONFIG_DIR: `${folder}/site.d`,
    RT_TEST_FOLDER: folder,
  };
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    const up = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('Request Tracker did not come up');
}
