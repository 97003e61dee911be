import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** What may happen to a call on its way, and how often. The rest comes through. */
const FAULTS = {
  /** It never arrives. */
  lost: 0.06,
  /** It arrives; the answer does not. */
  'answer lost': 0.08,
  delayed: 0.08,
  /** It arrives twice, perhaps at two desks. */
  doubled: 0.06,
  'answered 429': 0.03,
  'answered 500': 0.02,
  'answered 503': 0.02,
  /** The page of a captive portal. */
  'answered garbage': 0.03,
  /** The answer breaks off half-way. */
  'answer cut off': 0.03,
  'never answered': 0.005,
} as const;
type Fault = keyof typeof FAULTS;

export interface BadLine {
  url: string;
  /** The desks there are now; a call goes to any of them. */
  targets: string[];
  isStormy: boolean;
  /** How often each happened; `desk away`: it was killed just then. */
  happened: Map<Fault | 'desk away', number>;
  close(): Promise<void>;
}

interface Call {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer<ArrayBuffer>;
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A line between browsers and desks that keeps its address, and does its worst. */
export async function startBadLine(random: () => number): Promise<BadLine> {
  const server = createServer((request, response) => {
    void carry(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const line: BadLine = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets: [],
    isStormy: true,
    happened: new Map(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const note = (what: Fault | 'desk away') =>
    line.happened.set(what, (line.happened.get(what) ?? 0) + 1);

  async function forward({ method, path, headers, body }: Call): Promise<Answer> {
    const target = line.targets[Math.floor(random() * line.targets.length)];
    try {
      const response = await fetch(`${target}${path}`, {
        method,
        headers,
        ...(body.length > 0 && { body }),
        signal: AbortSignal.timeout(10_000),
      });
      const { status } = response;
      return {
        status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
    } catch (error) {
      note('desk away');
      throw error;
    }
  }

  async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await read(request);
    const fault = line.isStormy ? pickFault(random()) : undefined;
    if (fault) note(fault);
    switch (fault) {
      case 'lost':
        return void response.destroy();
      case 'never answered':
        return;
      case 'answered 429':
        return give(response, { status: 429, headers: { 'retry-after': '1' }, body: '' });
      case 'answered 500':
        return give(response, { status: 500, headers: {}, body: 'Internal Server Error' });
      case 'answered 503':
        return give(response, { status: 503, headers: {}, body: '<h1>Bad gateway</h1>' });
      case 'answered garbage':
        return give(response, { status: 200, headers: {}, body: '<p>Welcome to our Wi-Fi' });
      case 'answer lost':
        await forward(call);
        return void response.destroy();
      case 'answer cut off': {
        const answer = await forward(call);
        return give(response, { ...answer, body: answer.body.slice(0, answer.body.length / 2) });
      }
      case 'doubled': {
        const [one] = await Promise.all([forward(call), forward(call).catch(() => {})]);
        return give(response, one);
      }
      case 'delayed':
        await sleep(random() * 1500);
        return give(response, await forward(call));
      case undefined:
        return give(response, await forward(call));
    }
  }
  return line;
}

function pickFault(luck: number): Fault | undefined {
  let reached = 0;
  for (const [fault, share] of Object.entries(FAULTS)) {
    reached += share;
    if (luck < reached) return fault as Fault;
  }
  return undefined;
}

const CARRIED = ['authorization', 'content-type', 'idempotency-key', 'if-none-match'];

async function read(request: IncomingMessage): Promise<Call> {
  const headers = CARRIED.flatMap((name) => {
    const value = request.headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: Object.fromEntries(headers),
    body: Buffer.from(await buffer(request)),
  };
}

function give(response: ServerResponse, { status, headers, body }: Answer): void {
  const {
    'content-length': _,
    'content-encoding': __,
    'transfer-encoding': ___,
    ...rest
  } = headers;
  response.writeHead(status, rest).end(body);
}
