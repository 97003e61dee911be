/** Waiting that can be ended early. An end while nobody waits is remembered for the next wait. */
export class Pause {
  #ended = false;
  #end: (() => void) | undefined;

  end(): void {
    this.#ended = true;
    this.#end?.();
  }

  async wait(ms: number): Promise<void> {
    if (!this.#ended)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.#ended = false;
  }
}
