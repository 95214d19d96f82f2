import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { officialSupplier } from '../../../scripts/electron/official-supplier';
import { noProgress } from '../../../scripts/electron/progress';
import { ok } from '../../../src-shared/basics/result';
import { localServer } from './local-server';
import { temporaryFolder } from './temporary-folder';

const { version } = officialSupplier({});
const FILE = `electron-v${version}-linux-x64.zip`;
const ARCHIVE = zipSync({ electron: new TextEncoder().encode('the program') });
const SHA256 = createHash('sha256').update(ARCHIVE).digest('hex');

async function supplyFrom(mirror: string, checksum: string) {
  const folder = temporaryFolder();
  const request = { distFolder: path.join(folder, 'dist'), scratchFolder: folder, progress: noProgress };
  mkdirSync(request.distFolder);
  const env = { electron_config_cache: path.join(folder, 'downloads') };
  const supplier = officialSupplier(env, {
    platform: 'linux',
    arch: 'x64',
    mirror: `${mirror}/`,
    checksums: { [FILE]: checksum },
  });
  return { outcome: await supplier.supply(request), distFolder: request.distFolder };
}

const mirror = () =>
  localServer((request, response) => {
    response.statusCode = request.url?.endsWith(`/${FILE}`) ? 200 : 404;
    response.end(ARCHIVE);
  });

describe('Electron from its own download site', () => {
  test('is downloaded, compared with its checksum and unpacked', async () => {
    const { outcome, distFolder } = await supplyFrom(await mirror(), SHA256);
    expect(outcome).toEqual(ok(undefined));
    expect(readFileSync(path.join(distFolder, 'electron'), 'utf8')).toBe('the program');
  });

  test('is refused when its checksum is another', async () => {
    const { outcome } = await supplyFrom(
      await mirror(),
      SHA256.replace(/^./, (first) => (first === '0' ? '1' : '0')),
    );
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'integrity-mismatch' } });
  });

  test('is unreachable when nobody answers there', async () => {
    const { outcome } = await supplyFrom('http://127.0.0.1:9', SHA256);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });
});
