import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readReleaseKey, releaseKeyPem } from '../../src-crypto/release-key';
import type { KeyPair } from '../../src-crypto/suite';
import { suiteB } from '../../src-crypto/suite-b';

export type SigningKey = KeyPair & { readonly channel: 'release' | 'demonstration' };

/**
 * The key named on the command line; without one, a key made here and kept beside the build. A package signed with
 * the latter says 演示 of itself on its own screen: nobody vouches for it.
 */
export async function signingKey(file: string | undefined, ownFile: string): Promise<SigningKey> {
  if (file !== undefined) return { ...parse(await readFile(file, 'utf8'), file), channel: 'release' };
  const kept = await readFile(ownFile, 'utf8').catch(() => undefined);
  if (kept !== undefined) return { ...parse(kept, ownFile), channel: 'demonstration' };
  const made = suiteB.newSignKeys();
  await mkdir(path.dirname(ownFile), { recursive: true });
  await writeFile(ownFile, releaseKeyPem(made.privateKey), { mode: 0o600 });
  return { ...made, channel: 'demonstration' };
}

function parse(pem: string, file: string): KeyPair {
  const key = readReleaseKey(pem);
  if (key === undefined) throw new Error(`${file} holds no Ed25519 private key in PEM form`);
  return key;
}
