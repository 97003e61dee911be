import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const EXIM = '/usr/sbin/exim4';

export const hasExim = (): boolean => existsSync(EXIM);

/**
 * A real mail server on loopback: mail to it@corp.example goes to a folder, mail to desk+…@corp.example through our
 * own pipe to the desk at `desk`.
 */
interface Wiring {
  desk: string;
  channel: string;
  secret: string;
  port: number;
}

export async function startExim({ desk, channel, secret, port }: Wiring) {
  const folder = mkdtempSync(path.join(tmpdir(), 'exim-'));
  chmodSync(folder, 0o777);
  const secretFile = path.join(folder, 'secret');
  writeFileSync(secretFile, secret, { mode: 0o644 });
  const gate = path.join(import.meta.dirname, '../../../../desk/mail-gate.ts');
  const pipe = `${process.execPath} ${gate} --desk ${desk} --channel ${channel} --secret-file ${secretFile}`;
  const config = path.join(folder, 'exim.conf');
  writeFileSync(config, configuration(folder, port, pipe), { mode: 0o644 });
  const server = spawn(EXIM, ['-C', config, '-bdf', '-q5s'], { stdio: 'ignore' });
  await listening(port);
  const inbox = path.join(folder, 'inbox');
  return {
    port,
    /** What has arrived for IT, each mail as it came. */
    inbox: () =>
      existsSync(inbox)
        ? readdirSync(inbox)
            .filter((name) => !name.startsWith('.'))
            .map((name) => readFileSync(path.join(inbox, name), 'utf8'))
        : [],
    log: () => readFileSync(path.join(folder, 'log-main'), 'utf8'),
    stop: async () => {
      server.kill();
      await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const configuration = (folder: string, port: number, pipe: string): string => `
primary_hostname = mail.corp.example
exim_user = ${runner()}
exim_group = ${group()}
spool_directory = ${folder}/spool
log_file_path = ${folder}/log-%s
pid_file_path = ${folder}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
tls_advertise_hosts =
acl_smtp_rcpt = recipients
acl_smtp_data = accept
begin acl
recipients:
  accept domains = corp.example
  deny message = relay not permitted
begin routers
desk:
  driver = accept
  local_parts = desk
  local_part_suffix = +*
  transport = desk
it:
  driver = accept
  local_parts = it
  transport = folder
begin transports
desk:
  driver = pipe
  command = ${pipe}
  user = ${runner()}
  group = ${group()}
  temp_errors = 75
  return_fail_output
  environment = PATH=/usr/bin:/bin
folder:
  driver = appendfile
  directory = ${folder}/inbox
  create_directory
  user = ${runner()}
  group = ${group()}
  delivery_date_add
  envelope_to_add
begin retry
* * F,1h,5s
`;

/** Exim delivers nothing as root. */
const runner = (): string => (process.getuid?.() === 0 ? 'nobody' : `${process.getuid?.()}`);
const group = (): string => (process.getuid?.() === 0 ? 'nogroup' : `${process.getgid?.()}`);

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const up = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('exim did not come up');
}
