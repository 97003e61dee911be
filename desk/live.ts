import * as z from 'zod/mini';

import { type Change, change } from './inbox-contract/changes.ts';
import type { Wire } from './store/open.ts';

/** As many fit into the 8000 bytes that the database carries. */
const TOLD_AT_ONCE = 50;

/** Tells every open inbox what changed, after it was stored: those of this desk, and over the wire those of others. */
export class Live {
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #wire: Wire | undefined;
  readonly #untold: Change[] = [];

  constructor(wire?: Wire) {
    this.#wire = wire;
    wire?.listen((text) => this.#hear(text));
  }

  tell(told: Change): void {
    if (!this.#wire) this.#deliver([told]);
    else if (this.#untold.push(told) === 1) setImmediate(() => void this.#tellAll(this.#wire!));
  }

  /** What changed in one turn is told at once; while that is on its way the next gathers. */
  async #tellAll(wire: Wire): Promise<void> {
    while (this.#untold.length > 0) {
      const some = this.#untold.slice(0, TOLD_AT_ONCE);
      await wire.tell(JSON.stringify(some)).catch(() => this.#deliver(some));
      this.#untold.splice(0, some.length);
    }
  }

  /** Returns the end of listening. */
  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something missed or not understood (a newer desk said it) is a reason to read everything anew. */
  #hear(text: string): void {
    const told = text ? z.array(change).safeParse(JSON.parse(text)).data : undefined;
    this.#deliver(told ?? [{ type: 'anything' }]);
  }

  #deliver(changes: readonly Change[]): void {
    for (const told of changes) for (const listener of this.#listeners) listener(told);
  }
}
