import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
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
    [['check', '--out', 'x']],
    [['convert', '--from', 'word', 'a.docx', '--to', 'qti3', '--out', 'x']],
    [['convert', '--from', 'toString', 'a', '--to', 'qti3', '--out', 'x']],
    [['template']],
    [['rebuild', '--post', '010']],
    [['seal', '--out', 'x']],
    [['seal', '--passphrase', 'k7mq-3fpa-9wxe']],
  ])('explains itself and ends with 2 when called with %j', (args) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain('EXAM_PACKAGE_PASSPHRASE');
    expect(stderr).not.toContain('k7mq');
  });

  it('writes a report, a template, a QTI package and a paper', async () => {
    const folder = await bankFolder();
    const at = (name: string) => path.join(folder, 'out', name);
    mkdirSync(path.join(folder, 'out'));
    expect(run('check', folder, '--report', at('r.html')).status).toBe(0);
    expect(run('template', '--out', at('')).status).toBe(0);
    expect(run('convert', '--from', 'bank', folder, '--to', 'qti3', '--out', at('q.zip')).status).toBe(0);
    expect(run('rebuild', '--bank', folder, '--post', '010', '--seed', 'ab').stdout).toContain('64');
    expect(readdirSync(at('')).sort()).toEqual(['q.zip', 'r.html', '题库模板.csv', '题库模板.xlsx']);
    rmSync(folder, { recursive: true });
  });

  it('makes passphrases', () => {
    expect(run('passphrase').stdout).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}\n$/);
  });
});
