import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,property,contract,crash,fences}/**/*.test.ts'],
    environment: 'node',
    // Each file gets a process of its own: crash tests end theirs, and native modules do not mix threads.
    pool: 'forks',
    globalSetup: ['tests/setup/shared-postgres.ts'],
    // Two at a time on the machines this is made for; by itself it would leave one core to nobody.
    maxWorkers: 2,
    // No test is quietly left out: an empty run and a forgotten `.only` both fail.
    passWithNoTests: false,
    allowOnly: false,
    restoreMocks: true,
    // Generous, because nothing is measured by them: they only end what hangs.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
