import { look } from '../../lib/browser/look.ts';

/** Looks `times` times; what each took in milliseconds, and the longest stretch without letting the page go. */
Object.assign(globalThis, {
  timeLooks: async (times: number) => {
    const scheduler = (globalThis as { scheduler?: { yield?: () => Promise<void> } }).scheduler!;
    const yielding = scheduler.yield!.bind(scheduler);
    let since = performance.now();
    let longest = 0;
    const stretch = () => {
      longest = Math.max(longest, performance.now() - since);
    };
    scheduler.yield = async () => {
      stretch();
      await yielding();
      since = performance.now();
    };
    const took: number[] = [];
    let seen = false;
    for (let left = times; left > 0; left--) {
      const startedAt = performance.now();
      since = startedAt;
      ({ seen } = await look(document, location));
      stretch();
      took.push(performance.now() - startedAt);
    }
    return { took, longest, seen };
  },
});
