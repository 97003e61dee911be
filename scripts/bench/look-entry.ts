import { look } from '../../lib/browser/look.ts';

/** Looks `times` times; what each took in milliseconds. */
Object.assign(globalThis, {
  timeLooks: async (times: number) => {
    const took: number[] = [];
    let seen = false;
    for (let left = times; left > 0; left--) {
      const startedAt = performance.now();
      ({ seen } = await look(document, location));
      took.push(performance.now() - startedAt);
    }
    return { took, seen };
  },
});
