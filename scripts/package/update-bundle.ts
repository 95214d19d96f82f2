import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { KeyPair } from '../../src-crypto/suite';
import { suiteB } from '../../src-crypto/suite-b';
import { updateHeadText } from '../../src-shared/domain/update/update-head';
import { sha256Of } from './sign-release';

export type UpdateFacts = { readonly version: string; readonly platform: string; readonly epoch: number };

/**
 * One file for a stick or a shared folder: a tar of `head`, `head.sig` and the same `payload.tar.gz` that is the
 * Linux tarball. The head is signed and names the payload's size and hash.
 */
export async function makeUpdate(
  tarball: string,
  target: string,
  facts: UpdateFacts,
  key: KeyPair,
): Promise<void> {
  const work = `${target}.making`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  const { version, platform } = facts;
  const payloadBytes = (await stat(tarball)).size;
  const head = Buffer.from(
    updateHeadText({ version, platform, payloadBytes, payloadSha256: await sha256Of(tarball) }),
  );
  await writeFile(path.join(work, 'head'), head);
  await writeFile(path.join(work, 'head.sig'), suiteB.sign(key.privateKey, head));
  await copyFile(tarball, path.join(work, 'payload.tar.gz'));
  const args = [
    ...['--create', '--format=ustar', `--mtime=@${facts.epoch}`, '--owner=0', '--group=0', '--mode=0644'],
    ...[
      '--numeric-owner',
      `--file=${path.resolve(target)}`,
      '-C',
      work,
      'head',
      'head.sig',
      'payload.tar.gz',
    ],
  ];
  const done = spawnSync('tar', args, { encoding: 'utf8' });
  await rm(work, { recursive: true, force: true });
  if (done.status !== 0) throw new Error(`tar: ${done.error?.message ?? done.stderr}`);
}
