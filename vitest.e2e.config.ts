import { defineConfig } from 'vitest/config';

/** Real browsers, real desk: one file after the other, on the build in .output/. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
