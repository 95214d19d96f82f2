import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../builders/temp-folder';

const biome = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')),
  'bin/biome',
);

/** The files of a planted tree in which the project's own linter configuration sees a forbidden import. */
async function refusedFiles(tree: ReadonlyMap<string, string>): Promise<ReadonlySet<string>> {
  const folder = await tempFolder('fences');
  await copyFile('biome.json', path.join(folder.path, 'biome.json'));
  for (const [file, text] of tree) {
    await mkdir(path.join(folder.path, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder.path, file), text);
  }
  const options = ['--reporter=json', '--max-diagnostics=none', '--only=style/noRestrictedImports'];
  const run = spawnSync(process.execPath, [biome, 'lint', ...options, '.'], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  await folder.remove();
  const refused = new Set<string>();
  const report = JSON.parse(run.stdout) as {
    readonly diagnostics: readonly { readonly location: { readonly path: string } }[];
  };
  for (const diagnostic of report.diagnostics) refused.add(diagnostic.location.path);
  return refused;
}

const use = (what: string, from: string): string =>
  `import { ${what} } from '${from}';\nconsole.log(${what});`;

/** One planted violation for each fence of the design. */
const violations: readonly (readonly [string, string, string])[] = [
  ['basics does not know the domain', 'src-shared/basics/x.ts', use('a', '../domain/policy/exam-policy')],
  [
    'the domain does not know the contracts',
    'src-shared/domain/item/x.ts',
    use('a', '../../contracts/ipc/channels'),
  ],
  ['the domain has no Node', 'src-shared/domain/item/x.ts', use('a', 'node:fs')],
  ['the shared folder has no Electron', 'src-shared/contracts/ipc/x.ts', use('a', 'electron')],
  [
    'contracts do not know a process',
    'src-shared/contracts/sync/x.ts',
    use('a', '../../../src-main/station'),
  ],
  ['crypto does not know a process', 'src-crypto/x.ts', use('a', '../src-server/config')],
  ['the face networks know no process', 'src-face/x.ts', use('a', '../src-server/config')],
  ['the face networks know no machine', 'src-face/x.ts', use('a', 'node:fs')],
  ['the face networks bring no runtime', 'src-face/x.ts', use('a', '@tensorflow/tfjs-core')],
  ['the renderer has no second TensorFlow.js', 'src-renderer/face/x.ts', use('a', '@tensorflow/tfjs-core')],
  ['main does not know the renderer', 'src-main/exam/x.ts', use('a', '../../src-renderer/station-api')],
  ['main does not know the server', 'src-main/sync/x.ts', use('a', '../../src-server/config')],
  ['main does not know the bank tools', 'src-main/vault/x.ts', use('a', '../../src-bank/seal/seal-package')],
  ['main has no screens', 'src-main/kiosk/x.ts', use('a', 'react')],
  ['the exam service does not touch files', 'src-main/exam/x.ts', use('a', 'node:fs/promises')],
  ['the exam service does not know Electron', 'src-main/exam/x.ts', use('a', 'electron')],
  ['ipcMain stands in one file', 'src-main/index.ts', use('ipcMain', 'electron')],
  ['ipcMain does not stand in the window', 'src-main/kiosk/x.ts', use('ipcMain', 'electron')],
  ['ipcRenderer stands in the preload only', 'src-main/ipc/handle.ts', use('ipcRenderer', 'electron')],
  ['the preload has no Node', 'src-main/preload/index.ts', use('a', 'node:path')],
  ['the renderer does not know main', 'src-renderer/app/x.ts', use('a', '../../src-main/station')],
  ['the renderer has no Electron', 'src-renderer/app/x.ts', use('a', 'electron')],
  ['the renderer has no Node', 'src-renderer/app/x.ts', use('a', 'node:path')],
  [
    'the renderer has no scoring',
    'src-renderer/app/x.ts',
    use('a', '../../src-shared/domain/scoring/score-item'),
  ],
  [
    'the renderer makes no papers',
    'src-renderer/app/x.ts',
    use('a', '../../src-shared/domain/paper/generate-paper'),
  ],
  ['the renderer has no keys', 'src-renderer/app/x.ts', use('a', '../../src-shared/domain/item/item-key')],
  ['the renderer has no crypto', 'src-renderer/app/x.ts', use('a', '../../src-crypto/suite-b')],
  [
    'the renderer opens no packages',
    'src-renderer/app/x.ts',
    use('a', '../../src-shared/contracts/package/package-content'),
  ],
  ['the server does not know the station', 'src-server/http/x.ts', use('a', '../../src-main/station')],
  [
    'the server does not know the bank tools',
    'src-server/http/x.ts',
    use('a', '../../src-bank/seal/seal-package'),
  ],
  ['the centre’s pages do not know the server', 'src-web/app/x.ts', use('a', '../../src-server/config')],
  [
    'the centre’s pages do not know the station’s screens',
    'src-web/app/x.ts',
    use('a', '../../src-renderer/station-api'),
  ],
  ['the centre’s pages have no keys', 'src-web/app/x.ts', use('a', '../../src-shared/domain/item/item-key')],
  ['the bank tools do not know the server', 'src-bank/seal/x.ts', use('a', '../../src-server/config')],
  ['nothing imports tests', 'scripts/start/x.ts', use('a', '../../tests/builders/temp-folder')],
];

const planted = (index: number, file: string): string =>
  file.endsWith('/x.ts') ? file.replace('x.ts', `planted-${index}.ts`) : file;

const allowed: readonly (readonly [string, string])[] = [
  ['src-shared/domain/item/x.ts', use('a', '../../basics/result')],
  ['src-main/exam/x.ts', use('a', '../../src-shared/domain/scoring/score-item')],
  ['src-main/ipc/handle.ts', use('ipcMain', 'electron')],
  ['src-main/preload/index.ts', use('ipcRenderer', 'electron')],
  ['src-renderer/app/x.ts', use('a', '../../src-shared/contracts/ipc/channels')],
  ['src-web/app/x.ts', use('a', '../../src-renderer/design/antd-theme')],
  ['src-server/import/x.ts', use('a', '../../src-shared/domain/scoring/score-attempt')],
];

let refused: ReadonlySet<string> = new Set();
let refusedOfAllowed: ReadonlySet<string> = new Set();
beforeAll(async () => {
  refused = await refusedFiles(new Map(violations.map(([, file, text], i) => [planted(i, file), text])));
  refusedOfAllowed = await refusedFiles(new Map(allowed));
});

describe('the fences between folders', () => {
  it.each(violations.map(([name, file], i) => [name, planted(i, file)] as const))('%s', (_, file) => {
    expect(refused).toContain(file);
  });

  it.each(allowed)('a lawful import in %s passes, so that the fence is not simply shut', (file) => {
    expect(refusedOfAllowed).not.toContain(file);
  });
});
