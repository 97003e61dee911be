import { once } from 'node:events';
import { type Socket, connect } from 'node:net';

export interface Answered {
  status: number;
  body: string;
  ms: number;
}

/**
 * One kept-alive HTTP/1.1 connection, one call at a time, with as little work as can be: the machine is to be busy with
 * the desk and not with who asks it.
 */
export class Line {
  readonly #socket: Socket;
  #heard = '';
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      this.#heard += chunk;
      this.#wake();
    });
    socket.on('close', () => this.#wake());
  }

  static async to(url: string): Promise<Line> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new Line(socket);
  }

  async call(bytes: Buffer): Promise<Answered> {
    const from = performance.now();
    this.#socket.write(bytes);
    for (;;) {
      const end = endOf(this.#heard);
      if (end !== undefined) {
        const whole = this.#heard.slice(0, end);
        this.#heard = this.#heard.slice(end);
        const body = whole.slice(whole.indexOf('\r\n\r\n') + 4);
        return { status: Number(whole.slice(9, 12)), body, ms: performance.now() - from };
      }
      if (this.#socket.closed) throw new Error('the desk hung up');
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** Where the first answer ends in what was heard, once it is whole. */
function endOf(heard: string): number | undefined {
  const head = heard.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = /\r\ncontent-length: (\d+)/i.exec(heard.slice(0, head))?.[1];
  if (length !== undefined) {
    const end = head + 4 + Number(length);
    return heard.length >= end ? end : undefined;
  }
  const last = heard.indexOf('\r\n0\r\n\r\n', head);
  return last < 0 ? undefined : last + 7;
}

export function request(
  method: 'GET' | 'POST',
  path: string,
  headers: Record<string, string>,
  body = '',
): Buffer {
  const all = {
    host: 'desk',
    ...headers,
    ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}
