import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readEvidenceHead } from '../../src-crypto/evidence-seal';
import type { CryptoSuite } from '../../src-crypto/suite';
import { toHex } from '../../src-shared/basics/bytes-text';
import { Sha256Hex } from '../../src-shared/basics/ids';
import type { EvidenceHead } from '../../src-shared/domain/evidence/evidence';
import { eraseFile } from '../platform/erase-file';
import { writeFileAtomic } from '../platform/files';

const ENDING = '.evidence';
const HEAD_BYTES = 8192;

export type FoundFile = {
  readonly sha256: Sha256Hex;
  readonly bytes: number;
  /** Undefined when the file is none of ours. */
  readonly head: EvidenceHead | undefined;
};

/** Sealed files under the hash of their bytes. Every method rejects with Node's error when the disk refuses. */
export type EvidenceFolder = {
  readonly write: (sealed: Uint8Array) => Promise<Sha256Hex>;
  /** The whole sealed file; undefined when there is none. */
  readonly read: (sha256: Sha256Hex) => Promise<Uint8Array | undefined>;
  /** Overwritten, then removed; no error when there is none. */
  readonly erase: (sha256: Sha256Hex) => Promise<void>;
  readonly list: () => Promise<readonly FoundFile[]>;
};

export function evidenceFolder(folder: string, suite: CryptoSuite): EvidenceFolder {
  const fileOf = (sha256: Sha256Hex): string => path.join(folder, `${sha256}${ENDING}`);
  return {
    write: async (sealed) => {
      const sha256 = Sha256Hex.parse(toHex(suite.sha256(sealed)));
      await writeFileAtomic(fileOf(sha256), sealed);
      return sha256;
    },
    read: (sha256) =>
      readFile(fileOf(sha256)).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }),
    erase: async (sha256) => {
      await eraseFile(fileOf(sha256)).catch((error: unknown) => {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      });
    },
    list: async () => {
      const names = await readdir(folder).catch(() => []);
      const found: FoundFile[] = [];
      for (const name of names.sort()) {
        const sha256 = Sha256Hex.safeParse(name.slice(0, -ENDING.length));
        if (!name.endsWith(ENDING) || !sha256.success) continue;
        const file = path.join(folder, name);
        found.push({ sha256: sha256.data, bytes: (await stat(file)).size, head: await headOf(file) });
      }
      return found;
    },
  };
}

async function headOf(file: string): Promise<EvidenceHead | undefined> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return readEvidenceHead(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}
