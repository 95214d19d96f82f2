import { defineConfig } from 'vitest/config';

/** `npm run test:package`: packs, installs and drives the program in a bare Debian 12. Needs root and a Debian mirror. */
export default defineConfig({
  test: {
    include: ['tests/package/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    passWithNoTests: false,
    allowOnly: false,
    testTimeout: 300_000,
    hookTimeout: 1_200_000,
  },
});
