import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RunningDesk {
  url: string;
  /** Empty when the desk was started on a folder that had one already. */
  enrolmentToken: string;
  signInLink: string;
  /** The data folder; start another desk on it with `startDesk({ data })`. */
  data: string;
  pid: number;
  /** What it has logged so far: JSON lines. */
  log: () => string;
  /** Shuts it down gracefully and, where this start made the data folder, deletes that. Returns the exit code. */
  stop: () => Promise<number | null>;
  /** kill -9, keeping the data folder. */
  kill: () => Promise<void>;
}

/** Starts a real desk process on a free port (or `port`) and waits until it is up. */
export async function startDesk(
  options: {
    data?: string;
    port?: number;
    extensions?: string;
    channels?: string;
    /** A `postgres://` address; by default SQLite in `data`. */
    database?: string | undefined;
  } = {},
): Promise<RunningDesk> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'desk-')));
  const args = ['desk/main.ts', '--data', data, '--port', String(options.port ?? 0)];
  if (options.extensions) args.push('--extensions', options.extensions);
  if (options.channels) args.push('--channels', options.channels);
  const desk = spawn(process.execPath, [...args, '--announce', 'json', '--sign-in-link'], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(options.database && { DATABASE_URL: options.database }) },
  });
  let log = '';
  desk.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const line = await firstLine(desk);
  const clear = async () => {
    if (options.data === undefined) await rm(data, { recursive: true, force: true });
  };
  if (line === undefined) {
    await clear();
    throw new Error(`the desk did not start: ${log}`);
  }
  const { url, enrolmentToken = '', signInLink } = JSON.parse(line);
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (desk.exitCode === null && desk.signalCode === null) {
      desk.kill(signal);
      await once(desk, 'exit');
    }
  };
  return {
    url,
    enrolmentToken,
    signInLink,
    data,
    pid: desk.pid!,
    log: () => log,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      await clear();
      return desk.exitCode;
    },
  };
}

async function firstLine(desk: ChildProcess): Promise<string | undefined> {
  const lines = createInterface({ input: desk.stdout! });
  const [line] = await Promise.race([once(lines, 'line'), once(desk, 'exit').then(() => [])]);
  return line;
}
