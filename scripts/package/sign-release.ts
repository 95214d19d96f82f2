import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { KeyPair } from '../../src-crypto/suite';
import { suiteB } from '../../src-crypto/suite-b';
import type { ReleaseFacts } from '../../src-shared/domain/release/release-facts';
import {
  MANIFEST_PLACE,
  MANIFEST_SIGNATURE_PLACE,
  type ReleaseFile,
  releaseManifestText,
} from '../../src-shared/domain/release/release-manifest';

/** Writes the list of all files of a packed program with their hashes, and its signature, into that program. */
export async function signRelease(folder: string, facts: ReleaseFacts, key: KeyPair): Promise<number> {
  const files: ReleaseFile[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const place = path.relative(folder, file).split(path.sep).join('/');
    if (place === MANIFEST_PLACE || place === MANIFEST_SIGNATURE_PLACE) continue;
    files.push({ path: place, sha256: await sha256Of(file) });
  }
  const { version, platform } = facts;
  const text = Buffer.from(releaseManifestText({ version, platform, files }));
  await writeFile(path.join(folder, MANIFEST_PLACE), text);
  await writeFile(path.join(folder, MANIFEST_SIGNATURE_PLACE), suiteB.sign(key.privateKey, text));
  return files.length;
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
