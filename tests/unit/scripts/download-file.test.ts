import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { downloadFile } from '../../../scripts/electron/download-file';
import { noProgress } from '../../../scripts/electron/progress';
import { localServer } from './local-server';
import { temporaryFolder } from './temporary-folder';

const PATIENT = { answerMs: 20_000, stallMs: 20_000 };

describe('downloading a file', () => {
  test('streams it to disk and reports how far it is', async () => {
    const address = await localServer((_request, response) => {
      response.setHeader('content-length', '10');
      response.end('0123456789');
    });
    const target = path.join(temporaryFolder(), 'deep', 'file');
    const seen: number[] = [];
    const progress = {
      ...noProgress,
      begin: (_: string, total: number) => seen.push(total),
      advance: (n: number) => seen.push(n),
    };
    expect(await downloadFile(`${address}/file`, target, progress, PATIENT)).toMatchObject({ ok: true });
    expect(readFileSync(target, 'utf8')).toBe('0123456789');
    expect(seen[0]).toBe(10);
    expect(seen.at(-1)).toBe(10);
  });

  test('an answer that is not the file counts as not reachable', async () => {
    const address = await localServer((_request, response) => {
      response.statusCode = 404;
      response.end('not here');
    });
    const outcome = await downloadFile(address, path.join(temporaryFolder(), 'file'), noProgress, PATIENT);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  test('a site that accepts the connection and says nothing is given up', async () => {
    const address = await localServer(() => {});
    const limits = { answerMs: 20, stallMs: 20_000 };
    const outcome = await downloadFile(address, path.join(temporaryFolder(), 'file'), noProgress, limits);
    expect(outcome).toMatchObject({
      ok: false,
      error: { detail: expect.stringContaining('no answer in time') },
    });
  });

  test('a download that stops halfway is given up', async () => {
    const address = await localServer((_request, response) => {
      response.setHeader('content-length', '100');
      response.write('half of it');
    });
    const limits = { answerMs: 20_000, stallMs: 20 };
    const outcome = await downloadFile(address, path.join(temporaryFolder(), 'file'), noProgress, limits);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  test('a connection that breaks in the middle is not taken for the end of the file', async () => {
    const address = await localServer((_request, response) => {
      response.setHeader('content-length', '100');
      response.write('half of it', () => response.destroy());
    });
    const outcome = await downloadFile(address, path.join(temporaryFolder(), 'file'), noProgress, PATIENT);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });
});
