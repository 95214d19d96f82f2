import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Instant } from '../../src-shared/basics/instant';

/** The only source of time in the main process (RM-17). */
export type Clock = { readonly now: () => Instant };

/**
 * Linux tells its boot id, so a restart of the station alone keeps the monotonic counter comparable. Elsewhere each
 * start counts as a boot of its own, and the time it was away is taken from the wall clock.
 */
function bootIdOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return randomUUID();
  }
}

export function systemClock(): Clock {
  const bootId = bootIdOf();
  return {
    now: () => ({
      wallMs: Date.now(),
      monoMs: Number(process.hrtime.bigint() / 1_000_000n),
      bootId,
    }),
  };
}

/**
 * A clock that a test moves: offsets in ms are read from a JSON file `{ "wallMs": 0, "monoMs": 0 }` at every look.
 * Offered in a checkout only; a packaged station never reads it.
 */
export function shiftedClock(base: Clock, offsetFile: string): Clock {
  return {
    now: () => {
      const now = base.now();
      const offset: unknown = JSON.parse(readFileSync(offsetFile, 'utf8'));
      const part = (name: string): number => {
        const value = typeof offset === 'object' && offset !== null ? Reflect.get(offset, name) : undefined;
        return typeof value === 'number' ? value : 0;
      };
      return { ...now, wallMs: now.wallMs + part('wallMs'), monoMs: now.monoMs + part('monoMs') };
    },
  };
}
