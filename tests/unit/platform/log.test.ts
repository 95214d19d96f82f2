import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fileLog, LOG_MAX_BYTES } from '../../../src-main/platform/log';
import { testClock } from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeEach(async () => {
  folder = await tempFolder('log');
});
afterEach(() => folder.remove());

const sizes = async () =>
  Promise.all(
    (await readdir(folder.path))
      .sort()
      .map(async (name) => [name, (await stat(path.join(folder.path, name))).size]),
  );

it('logs take at most twice their limit, whatever happens: one file and one older one', async () => {
  const full = LOG_MAX_BYTES + 1;
  await writeFile(path.join(folder.path, 'station.log'), Buffer.alloc(full, 'a'));
  await writeFile(path.join(folder.path, 'station.log.1'), Buffer.alloc(full, 'b'));
  const log = fileLog(folder.path, testClock());
  for (let i = 0; i < 3; i++) log('started', { no: i });
  await vi.waitFor(async () => {
    const lines = (await readFile(path.join(folder.path, 'station.log'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).no)).toEqual([0, 1, 2]);
  });
  const found = await sizes();
  expect(found.map(([name]) => name)).toEqual(['station.log', 'station.log.1']);
  expect(found[1]?.[1]).toBe(full);
});

it('a log that cannot be written disturbs nothing', async () => {
  const file = path.join(folder.path, 'in-the-way');
  await writeFile(file, '');
  const log = fileLog(path.join(file, 'logs'), testClock());
  expect(() => log('started')).not.toThrow();
});
