import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { acquireBuildLock } from '../../../scripts/electron/build-lock';
import { temporaryFolder } from './temporary-folder';

const ownedBy = (processId: number, host = hostname()) => JSON.stringify({ processId, host });

describe('the build lock', () => {
  test('is free again when it was given back, and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'build.lock');
    const release = await acquireBuildLock(file);
    expect(existsSync(file)).toBe(true);
    await release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is waited for while its owner lives', async () => {
    const file = path.join(temporaryFolder(), 'build.lock');
    const release = await acquireBuildLock(file);
    const events: string[] = [];
    const second = acquireBuildLock(file, {
      onBusy: () => events.push('busy'),
      wait: async () => {
        events.push('wait');
        if (events.length === 3) await release();
      },
    });
    await (await second)();
    expect(events).toEqual(['busy', 'wait', 'wait']);
  });

  test('is taken over from a process that is gone', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'build.lock');
    writeFileSync(file, ownedBy(4242));
    const release = await acquireBuildLock(file, { isAlive: (processId) => processId !== 4242 });
    await release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of another machine is respected until it is too old to be true', async () => {
    const file = path.join(temporaryFolder(), 'build.lock');
    writeFileSync(file, ownedBy(4242, 'another-machine'));
    let now = Date.now();
    let looks = 0;
    const release = await acquireBuildLock(file, {
      isAlive: () => false,
      now: () => now,
      wait: async () => {
        looks += 1;
        now += 20 * 60_000;
      },
    });
    await release();
    expect(looks).toBe(2);
  });
});
