/**
 * For the mail server's pipe: hands the mail on standard input to the desk. What it exits with is the mail server's
 * cue (sysexits.h): 0 taken, 65 not for us (bounce it), 75 try again later.
 */
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

const HELP = `usage: node desk/mail-gate.ts --desk https://desk.example.com --channel ID --secret-file FILE < mail`;
const NOT_FOR_US = 65;
const LATER = 75;

process.exitCode = await handOn().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  return LATER;
});

async function handOn(): Promise<number> {
  const { values } = parseArgs({
    options: {
      desk: { type: 'string' },
      channel: { type: 'string' },
      'secret-file': { type: 'string' },
    },
  });
  const { desk, channel, 'secret-file': file } = values;
  if (!desk || !channel || !file) throw new Error(HELP);
  const response = await fetch(new URL(`/api/channels/${channel}/mail`, desk), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${readFileSync(file, 'utf8').trim()}`,
      'content-type': 'message/rfc822',
    },
    body: new Uint8Array(await buffer(process.stdin)),
    signal: AbortSignal.timeout(30_000),
  });
  if (response.ok) return 0;
  process.stderr.write(`the desk answered ${response.status}\n`);
  return [400, 404, 413].includes(response.status) ? NOT_FOR_US : LATER;
}
