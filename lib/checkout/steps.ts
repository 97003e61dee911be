/**
 * Work in small steps: whoever runs it decides when to stop for breath. A step is short whatever the page: what grows
 * with the page yields on the way.
 */
export type Steps<Result> = Generator<Pause, Result, void>;

/** After a step: `rest` where the next is long whatever one does, as a layout of the page is, and better stands alone. */
export type Pause = void | 'rest';

/** All steps in one go, where nobody waits. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
