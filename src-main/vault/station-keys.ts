import { chmod, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isConsistent, keyFileText, newStationKeys, StationKeys } from '../../src-crypto/key-files';
import type { CryptoSuite } from '../../src-crypto/suite';
import { suiteB } from '../../src-crypto/suite-b';
import { suiteOf } from '../../src-crypto/suites';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { readFileIfAny, writeFileAtomic } from '../platform/files';
import { parseJson } from './parse-json';

export const STATION_KEYS_FILE = 'station-keys.json';

export type StationKeysProblem =
  /** The file is there and cannot be read; `code` is the system's, such as EACCES. */
  | { readonly kind: 'unreadable'; readonly code: string }
  /** The file is there and is not what was written. Only a person may decide to register the station anew. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'suite-not-supported'; readonly suite: string }
  | { readonly kind: 'not-written'; readonly code: string };

/**
 * This station's keys; makes them on the first start. A damaged file is never replaced: with new keys the packages of
 * the day would not open and the records signed so far would have lost their signer, both without a word.
 */
export async function loadOrCreateStationKeys(
  folder: string,
  suite: CryptoSuite = suiteB,
): Promise<Result<StationKeys, StationKeysProblem>> {
  const file = path.join(folder, STATION_KEYS_FILE);
  let bytes: Uint8Array | undefined;
  try {
    bytes = await readFileIfAny(file);
    // A file restored from a copy may have come back readable by all.
    if (bytes !== undefined) await chmod(file, 0o600);
  } catch (error) {
    return err({ kind: 'unreadable', code: codeOf(error) });
  }
  return bytes === undefined ? createKeys(file, suite) : readKeys(bytes);
}

/** Keys of another suite for a station that no centre has registered yet. */
export function replaceUnusedStationKeys(
  folder: string,
  suite: CryptoSuite,
): Promise<Result<StationKeys, StationKeysProblem>> {
  return createKeys(path.join(folder, STATION_KEYS_FILE), suite);
}

function readKeys(bytes: Uint8Array): Result<StationKeys, StationKeysProblem> {
  const json = parseJson(bytes);
  const claim = z.object({ suite: z.string().max(16) }).safeParse(json);
  if (!claim.success) return err({ kind: 'damaged' });
  const suite = suiteOf(claim.data.suite);
  if (suite === undefined) return err({ kind: 'suite-not-supported', suite: claim.data.suite });
  const keys = StationKeys.safeParse(json);
  return keys.success && isConsistent(suite, keys.data) ? ok(keys.data) : err({ kind: 'damaged' });
}

async function createKeys(
  file: string,
  suite: CryptoSuite,
): Promise<Result<StationKeys, StationKeysProblem>> {
  const keys = newStationKeys(suite);
  try {
    // What a cut left behind may be readable by all; a new temporary file is made with mode 0600.
    await rm(`${file}.new`, { force: true });
    await writeFileAtomic(file, keyFileText(keys));
  } catch (error) {
    return err({ kind: 'not-written', code: codeOf(error) });
  }
  return ok(keys);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
