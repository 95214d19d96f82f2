import type { CryptoSuite } from './suite';
import { suiteB } from './suite-b';

/** Suites that this build has, the default first. */
export const SUITE_IDS = ['B'] as const;

/** The suite that an envelope names, or undefined when this build does not have it (A is reserved: LW-8). */
export function suiteOf(id: string): CryptoSuite | undefined {
  return id === 'B' ? suiteB : undefined;
}
