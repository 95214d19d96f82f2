import { defineConfig } from 'vitest/config';

/** `npm run test:disk`: on file systems that are really full. Mounts them, so it needs root and Linux. */
export default defineConfig({
  test: {
    include: ['tests/disk/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    passWithNoTests: false,
    allowOnly: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
