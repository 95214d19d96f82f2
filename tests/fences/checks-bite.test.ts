import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../builders/temp-folder';

/** Runs a tool of `npm run check` on a small tree of its own; answers its exit status and what it said. */
async function check(program: string, args: readonly string[], tree: Readonly<Record<string, string>>) {
  const folder = await tempFolder('checks');
  for (const [file, text] of Object.entries(tree)) {
    await mkdir(path.join(folder.path, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder.path, file), text);
  }
  const run = spawnSync(process.execPath, [path.resolve('node_modules', program), ...args], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  await folder.remove();
  return { status: run.status, said: `${run.stdout}${run.stderr}` };
}

const project = {
  'package.json': '{"name":"planted","type":"module"}',
  'knip.json': '{"entry":["src/main.ts"],"project":["src/**/*.ts"]}',
  'tsconfig.json': '{"compilerOptions":{"strict":true,"noEmit":true},"include":["src"]}',
};
const good = { ...project, 'src/main.ts': 'console.log(1);\n' };

describe('the tools of npm run check', () => {
  it('pass a tree without faults, so that a refusal means something', async () => {
    expect((await check('knip/bin/knip.js', ['--no-progress'], good)).status).toBe(0);
    expect((await check('typescript/bin/tsc', ['-p', '.'], good)).status).toBe(0);
    expect((await check('@biomejs/biome/bin/biome', ['lint', 'src'], good)).status).toBe(0);
  });

  it('see a planted file that nobody uses', async () => {
    const run = await check('knip/bin/knip.js', ['--no-progress'], {
      ...good,
      'src/dead.ts': 'export const dead = 1;\n',
    });
    expect(run.status).not.toBe(0);
    expect(run.said).toContain('dead.ts');
  });

  it('see a planted wrong type', async () => {
    const run = await check('typescript/bin/tsc', ['-p', '.'], {
      ...good,
      'src/wrong.ts': "export const n: number = 'x';\n",
    });
    expect(run.status).not.toBe(0);
    expect(run.said).toContain('wrong.ts');
  });

  it('see a planted debugger statement', async () => {
    const run = await check('@biomejs/biome/bin/biome', ['lint', 'src'], {
      ...good,
      'src/stop.ts': 'debugger;\n',
    });
    expect(run.status).not.toBe(0);
    expect(run.said).toContain('noDebugger');
  });
});
