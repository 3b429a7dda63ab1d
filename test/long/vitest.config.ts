import { defineConfig } from 'vitest/config';

/** Suites that take minutes: other people's builders, each from its own lock file. */
export default defineConfig({
  test: { include: ['test/long/**/*.test.ts'], env: { TZ: 'UTC' }, testTimeout: 600_000, hookTimeout: 600_000, fileParallelism: false },
});
