import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyCommand } from '../../../src-main/journal/verify-command';
import { openTestJournal } from '../../builders/open-test-journal';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeEach(async () => {
  folder = await tempFolder('verify');
});
afterEach(() => folder.remove());

async function run(): Promise<{ readonly code: number; readonly text: string }> {
  const lines: string[] = [];
  const code = await verifyCommand(folder.path, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

describe('npm run journal:verify', () => {
  it('ends with 0 and the counts for a whole journal, 1 and the place for a damaged one, 2 for none', async () => {
    expect((await run()).code).toBe(2);
    const { journal } = await openTestJournal(folder.path);
    await journal.append([new Uint8Array(100)]);
    await journal.append([new Uint8Array(100)]);
    await journal.close();
    const whole = await run();
    expect(whole.code).toBe(0);
    expect(whole.text).toContain('records 2  seq 1-2');

    const names = await readdir(path.join(folder.path, 'journal'), { recursive: true });
    const file = path.join(folder.path, 'journal', names.find((name) => name.endsWith('.seg')) ?? '');
    const bytes = await readFile(file);
    bytes[130] = 1;
    await writeFile(file, bytes);
    const damaged = await run();
    expect(damaged.code).toBe(1);
    expect(damaged.text).toContain(`${file} @56, seq 1-1`);

    await rm(path.join(folder.path, 'journal'), { recursive: true });
    const gone = await run();
    expect(gone.code).toBe(2);
  });
});
