import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { signRelease } from '../../scripts/package/sign-release';
import { makeUpdate } from '../../scripts/package/update-bundle';
import type { KeyPair } from '../../src-crypto/suite';
import { toBase64Url } from '../../src-shared/basics/bytes-text';
import type { ReleaseFacts } from '../../src-shared/domain/release/release-facts';

const EPOCH = 1_772_300_000;

/** A program that only says which version it is, with the list and signature of a real release. */
export async function buildProgram(folder: string, version: string, key: KeyPair): Promise<void> {
  await mkdir(path.join(folder, 'resources'), { recursive: true });
  await writeFile(path.join(folder, 'exam-station'), `#!/bin/sh\necho station ${version} "$@"\n`);
  await chmod(path.join(folder, 'exam-station'), 0o755);
  await writeFile(path.join(folder, 'resources', 'app.asar'), `样例 ${version}`);
  await signRelease(folder, factsOf(version, key), key);
}

export function factsOf(version: string, key: KeyPair): ReleaseFacts {
  return {
    format: 1,
    version,
    platform: 'linux-x64',
    channel: 'release',
    electron: { version: '45.4.1', origin: 'official' },
    commit: 'unknown',
    releaseKey: toBase64Url(key.publicKey),
  };
}

/** The file that carries such a program to a station. */
export async function buildUpdate(
  folder: string,
  version: string,
  key: KeyPair,
  changes: { readonly platform?: string; readonly programKey?: KeyPair } = {},
): Promise<string> {
  const work = path.join(folder, `making-${version}`);
  await buildProgram(path.join(work, `exam-station-${version}`), version, changes.programKey ?? key);
  const tarball = path.join(work, 'payload.tar.gz');
  execFileSync('tar', ['-czf', tarball, '-C', work, `exam-station-${version}`]);
  const target = path.join(folder, `${version}.examupdate`);
  await makeUpdate(
    tarball,
    target,
    { version, platform: changes.platform ?? 'linux-x64', epoch: EPOCH },
    key,
  );
  await rm(work, { recursive: true });
  return target;
}
