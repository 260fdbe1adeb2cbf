import { defineConfig } from 'vitest/config';

/** Tests that act in a real browser: each wants a processor to itself, so they run one file after another, after all others. */
const inBrowsers = ['test/journey/!(cli).test.ts', 'test/electron/**/*.test.ts', 'test/gallery.test.ts', 'test/loopback/window.test.ts', 'test/silence/browser.test.ts'];

/** Unit and contract tests stand beside the code; journeys and faults stand in test/. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          setupFiles: ['test/same-seed.ts'],
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'electron/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: inBrowsers,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // One more try for what a busy machine has jostled; what is broken fails twice.
        test: { name: 'browser', include: inBrowsers, retry: 1, testTimeout: 180_000, hookTimeout: 180_000, maxWorkers: 1, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
