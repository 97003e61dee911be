import { once } from 'node:events';
import { type AddressInfo, type Socket, createServer, connect } from 'node:net';

/** A line between browser and desk that keeps its address while desks come and go, and can fail at the worst moment. */
export interface UnreliableLine {
  url: string;
  /** Where it leads from now on; whoever is on the line is cut off. */
  leadTo(deskUrl: string): void;
  /**
   * The next time the desk answers a call whose first line begins with `start`, the answer is lost and `meanwhile`
   * happens.
   */
  loseAnswerTo(start: string, meanwhile: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export async function startLine(deskUrl: string): Promise<UnreliableLine> {
  let target = new URL(deskUrl);
  let trap: { start: string; spring: () => void } | undefined;
  const open = new Set<Socket>();

  const server = createServer((client) => {
    const desk = connect(Number(target.port), target.hostname);
    let isTrapped = false;
    for (const socket of [client, desk]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        desk.destroy();
      });
    }
    client.on('data', (chunk) => {
      isTrapped ||= trap !== undefined && chunk.toString('latin1').startsWith(trap.start);
      desk.write(chunk);
    });
    desk.on('data', (chunk) => {
      if (!isTrapped) client.write(chunk);
      else trap?.spring();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (deskUrl) => {
      target = new URL(deskUrl);
      for (const socket of open) socket.destroy();
    },
    loseAnswerTo: async (start, meanwhile) => {
      await new Promise<void>((spring) => {
        trap = { start, spring };
      });
      trap = undefined;
      await meanwhile();
      for (const socket of open) socket.destroy();
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
