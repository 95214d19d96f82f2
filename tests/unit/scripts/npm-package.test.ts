import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import path from 'node:path';
import * as tar from 'tar';
import { describe, expect, test } from 'vitest';
import { fetchPackage, type PinnedPackage } from '../../../scripts/electron/npm-package';
import { localServer } from './local-server';
import { temporaryFolder } from './temporary-folder';

const NAME = '@sample/archive';

function makeTarball(content: string): Buffer {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'package'));
  writeFileSync(
    path.join(folder, 'package', 'package.json'),
    JSON.stringify({ name: NAME, version: '1.2.3' }),
  );
  writeFileSync(path.join(folder, 'package', 'archive.zip'), content);
  tar.create({ cwd: folder, gzip: true, sync: true, file: path.join(folder, 'package.tgz') }, ['package']);
  return readFileSync(path.join(folder, 'package.tgz'));
}

function digest(bytes: Buffer): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

/** Answers as a registry does; what it claims about the tarball and what it sends can differ. */
async function registry(claimed: Buffer, sent: Buffer): Promise<string> {
  const answer: RequestListener = (request, response) => {
    if (request.url?.endsWith('.tgz')) return void response.end(sent);
    const dist = { tarball: `http://${request.headers.host}/archive.tgz`, integrity: digest(claimed) };
    const versions = { '1.2.3': { name: NAME, version: '1.2.3', dist } };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ name: NAME, 'dist-tags': { latest: '1.2.3' }, versions }));
  };
  return await localServer(answer);
}

function fetchFrom(address: string, pinned: PinnedPackage) {
  const projectFolder = temporaryFolder();
  writeFileSync(path.join(projectFolder, '.npmrc'), `registry=${address}/\nfetch-retries=0\n`);
  const folder = temporaryFolder();
  const env: NodeJS.ProcessEnv = { npm_config_cache: path.join(folder, 'cache') };
  for (const [name, value] of Object.entries(process.env)) {
    // Settings of the npm that runs the tests would win over the project's own file.
    if (!/^npm_config_/i.test(name)) env[name] = value;
  }
  return fetchPackage({ pinned, folder, projectFolder, env });
}

describe('fetching a pinned package through npm', () => {
  test('the registry of the project is asked and the package lands unpacked', async () => {
    const tarball = makeTarball('the archive');
    const address = await registry(tarball, tarball);
    const fetched = await fetchFrom(address, { name: NAME, version: '1.2.3', integrity: digest(tarball) });
    if (!fetched.ok) throw new Error(fetched.error.detail);
    expect(readFileSync(path.join(fetched.value, 'archive.zip'), 'utf8')).toBe('the archive');
  });

  test('another package than the pinned one is refused even when the registry vouches for it', async () => {
    const other = makeTarball('another archive');
    const address = await registry(other, other);
    const pinned = { name: NAME, version: '1.2.3', integrity: digest(makeTarball('the archive')) };
    expect(await fetchFrom(address, pinned)).toMatchObject({
      ok: false,
      error: { kind: 'integrity-mismatch' },
    });
  });

  test('a tarball that arrives cut short is refused', async () => {
    const tarball = makeTarball('the archive');
    const address = await registry(tarball, tarball.subarray(0, tarball.length - 40));
    const pinned = { name: NAME, version: '1.2.3', integrity: digest(tarball) };
    expect(await fetchFrom(address, pinned)).toMatchObject({ ok: false });
  });

  test('a registry that cannot be reached is told apart', async () => {
    const pinned = { name: NAME, version: '1.2.3', integrity: digest(makeTarball('the archive')) };
    const fetched = await fetchFrom('http://127.0.0.1:9', pinned);
    expect(fetched).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });
});
