import { defineConfig } from 'vitest/config';

/** Real browsers, real desk: one file after the other, on the build in .output/. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    // For machines that are busy: hooks may have to build first.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
