/**
 * Work in small steps: whoever runs it decides when to stop for breath. A step is short whatever the page: what grows
 * with the page yields on the way.
 */
export type Steps<Result> = Generator<void, Result, void>;

/** All steps in one go, where nobody waits. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
