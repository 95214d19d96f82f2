import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { CryptoSuite } from '../../src-crypto/suite';
import { AttemptId } from '../../src-shared/basics/ids';
import { eraseFile } from '../platform/erase-file';
import { readFileIfAny, writeFileAtomic } from '../platform/files';
import type { Log } from '../platform/log';

/** Two places, so that one bad block does not cost somebody's answers. */
const FOLDERS = ['answer-keys', 'answer-keys-copy'] as const;
const KEY_BYTES = 32;
const CHECK_BYTES = 8;
const NAME_END = '.key';

/** One key an attempt; what it answered is in the journal under it, and gone when it is gone. */
export type AnswerKeys = {
  readonly keyOf: (attemptId: string) => Uint8Array | undefined;
  readonly attemptIds: () => readonly AttemptId[];
  /** The attempt's key, on disk in both places before this resolves; undefined when the disk takes neither. */
  readonly ensure: (attemptId: AttemptId) => Promise<Uint8Array | undefined>;
  /** Overwrites and removes both files. What a disk refuses stays, and is asked for again at the next start. */
  readonly erase: (attemptId: AttemptId) => Promise<void>;
};

/** Reads the keys that a station has; a file that is not what was written is passed over for its copy. */
export async function openAnswerKeys(folder: string, suite: CryptoSuite, log: Log): Promise<AnswerKeys> {
  const keys = new Map<string, Uint8Array>();
  const fileOf = (place: string, attemptId: string): string =>
    path.join(folder, place, `${attemptId}${NAME_END}`);

  for (const place of FOLDERS) {
    const names = await readdir(path.join(folder, place)).catch(() => []);
    for (const name of names) {
      const attemptId = AttemptId.safeParse(name.slice(0, -NAME_END.length));
      if (!name.endsWith(NAME_END) || !attemptId.success || keys.has(attemptId.data)) continue;
      const bytes = await readFileIfAny(path.join(folder, place, name)).catch(() => undefined);
      const key = bytes === undefined ? undefined : checkedKey(suite, bytes);
      if (key === undefined) log('answer-key-unreadable', { attemptId: attemptId.data, place });
      else keys.set(attemptId.data, key);
    }
  }

  return {
    keyOf: (attemptId) => keys.get(attemptId),
    attemptIds: () => [...keys.keys()] as AttemptId[],
    ensure: async (attemptId) => {
      const known = keys.get(attemptId);
      if (known !== undefined) return known;
      const key = new Uint8Array(randomBytes(KEY_BYTES));
      const bytes = new Uint8Array([...key, ...checkOf(suite, key)]);
      const written = await Promise.all(
        FOLDERS.map((place) =>
          writeFileAtomic(fileOf(place, attemptId), bytes).then(
            () => true,
            () => false,
          ),
        ),
      );
      if (!written.includes(true)) return undefined;
      keys.set(attemptId, key);
      return key;
    },
    erase: async (attemptId) => {
      keys.get(attemptId)?.fill(0);
      keys.delete(attemptId);
      const left = await Promise.all(
        FOLDERS.map((place) =>
          eraseFile(fileOf(place, attemptId)).then(
            () => 0,
            (error: unknown) => (isAbsent(error) ? 0 : 1),
          ),
        ),
      );
      log('answer-key-erased', { attemptId, left: left.filter((one) => one === 1).length });
    },
  };
}

const checkOf = (suite: CryptoSuite, key: Uint8Array): Uint8Array => suite.sha256(key).slice(0, CHECK_BYTES);

function checkedKey(suite: CryptoSuite, bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length !== KEY_BYTES + CHECK_BYTES) return undefined;
  const key = new Uint8Array(bytes.subarray(0, KEY_BYTES));
  return suite.isEqual(checkOf(suite, key), bytes.subarray(KEY_BYTES)) ? key : undefined;
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
