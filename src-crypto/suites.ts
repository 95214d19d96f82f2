import type { CryptoSuite } from './suite';
import { suiteA } from './suite-a';
import { suiteB } from './suite-b';

/** Suites that this build has, the default first. */
export const SUITE_IDS = ['B', 'A'] as const;
export type SuiteId = (typeof SUITE_IDS)[number];

const SUITES: Readonly<Record<string, CryptoSuite>> = { A: suiteA, B: suiteB };

/** The suite that an envelope names, or undefined when this build does not have it (LW-8). */
export function suiteOf(id: string): CryptoSuite | undefined {
  return Object.hasOwn(SUITES, id) ? SUITES[id] : undefined;
}

/**
 * A suite that is only known later, when a station is registered at a centre: what is done before that is done with
 * suite B, and keeps nobody's secret.
 */
export function suiteOfKeys(id: () => SuiteId | undefined): CryptoSuite {
  return new Proxy(suiteB, { get: (_, name) => Reflect.get(SUITES[id() ?? 'B'] ?? suiteB, name) });
}
