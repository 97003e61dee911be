import { type Change, change } from './inbox-contract.ts';
import type { Wire } from './store/open.ts';

/** Tells every open inbox what changed, after it was stored: those of this desk, and over the wire those of others. */
export class Live {
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #wire: Wire | undefined;

  constructor(wire?: Wire) {
    this.#wire = wire;
    wire?.listen((text) => this.#hear(text));
  }

  tell(told: Change): void {
    if (this.#wire) this.#wire.tell(JSON.stringify(told)).catch(() => this.#deliver(told));
    else this.#deliver(told);
  }

  /** Returns the end of listening. */
  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something missed or not understood (a newer desk said it) is a reason to read everything anew. */
  #hear(text: string): void {
    const told = text ? change.safeParse(JSON.parse(text)).data : undefined;
    this.#deliver(told ?? { type: 'anything' });
  }

  #deliver(told: Change): void {
    for (const listener of this.#listeners) listener(told);
  }
}
