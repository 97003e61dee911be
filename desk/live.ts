/** Something changed that an open inbox wants to show. */
export type Change =
  | { type: 'consultation'; id: string; revision: number }
  | { type: 'catalogue' }
  | { type: 'settings' };

/** Tells every open inbox of this process what changed, after it was stored. */
export class Live {
  readonly #listeners = new Set<(change: Change) => void>();

  tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** Returns the end of listening. */
  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
