import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

import { yamlWords } from './scripts/yaml-words.ts';

export default defineConfig({
  plugins: [WxtVitest(), yamlWords],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    // For machines that are busy: a property test may well take a second on an idle one.
    testTimeout: 20_000,
    sequence: { shuffle: true },
  },
});
