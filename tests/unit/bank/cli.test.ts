import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bankFolder } from './bank-folder';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'src-bank/cli.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    input: '',
  });
}

describe('the bank tool on the command line', () => {
  it('checks a folder and ends with 0, or with 1 when something is wrong', async () => {
    const [good, bad] = [await bankFolder(), await bankFolder({ 'more.json': '{' })];
    expect(run('check', good)).toMatchObject({ status: 0, stderr: '' });
    expect(run('check', bad)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('more.json [json]'),
    });
    for (const folder of [good, bad]) rmSync(folder, { recursive: true });
  });

  it.each([
    [[]],
    [['check']],
    [['bake']],
    [['seal', '--out', 'x']],
    [['seal', '--passphrase', 'k7mq-3fpa-9wxe']],
  ])('explains itself and ends with 2 when called with %j', (args) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain('EXAM_PACKAGE_PASSPHRASE');
    expect(stderr).not.toContain('k7mq');
  });

  it('makes passphrases', () => {
    expect(run('passphrase').stdout).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}\n$/);
  });
});
