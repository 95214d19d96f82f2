import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPower } from '../../../src-main/platform/power';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeEach(async () => {
  folder = await tempFolder('power');
});
afterEach(() => folder.remove());

async function supply(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(path.join(folder.path, name));
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder.path, name, file), text);
}

describe('what the heartbeat says of the power', () => {
  it('is the battery and the mains of a laptop', async () => {
    await supply('BAT0', { type: 'Battery\n', capacity: '37\n' });
    await supply('AC', { type: 'Mains\n', online: '0\n' });
    expect(await readPower(folder.path)).toEqual({ batteryPercent: 37, isOnMains: false });
  });

  it('is nothing on a machine without, or one that tells rubbish', async () => {
    expect(await readPower(path.join(folder.path, 'nowhere'))).toEqual({});
    await supply('BAT0', { type: 'Battery', capacity: 'full' });
    await supply('AC', { type: 'Mains' });
    expect(await readPower(folder.path)).toEqual({});
  });
});
