import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DEBIAN_PACKAGES } from '../system/debian-packages';

/** GNU tar's sorted form: owner, order and times are the build's own and not the machine's. `folder` is called `name` inside. */
export function makeTarball(
  place: { readonly parent: string; readonly folder: string; readonly name: string },
  target: string,
  epoch: number,
): void {
  const { parent, folder, name } = place;
  const tar = [
    ...['--create', '--format=gnu', '--sort=name', `--mtime=@${epoch}`, '--owner=0', '--group=0'],
    ...['--numeric-owner', `--transform=s,^${folder},${name},`, '-C', parent, folder],
  ];
  // Without a name and a time in its head, gzip's output depends on the input alone.
  run('sh', ['-c', 'out=$1; shift; tar "$@" | gzip -n -6 > "$out"', 'sh', target, ...tar], {});
}

export type DebFacts = { readonly version: string; readonly description: string; readonly epoch: number };

const SECTION = 'education';
const MAINTAINER = 'exam-station maintainers <root@localhost>';

/**
 * A Debian package from a finished tree, by Debian's own tool: it sorts, gives everything to root and clamps times
 * to SOURCE_DATE_EPOCH. `electron-builder` would fetch a tool for it that is not always in reach.
 */
export async function makeDeb(tree: string, target: string, facts: DebFacts): Promise<void> {
  const control = path.join(tree, 'DEBIAN');
  await mkdir(control, { recursive: true });
  await chmod(control, 0o755);
  const kib = Math.ceil((await bytesIn(tree)) / 1024);
  await writeFile(path.join(control, 'control'), controlText(facts, kib), { mode: 0o644 });
  for (const script of ['postinst', 'prerm', 'postrm']) {
    const text = await readFile(path.join('packaging/linux', script), 'utf8');
    await writeFile(path.join(control, script), text.replaceAll('@VERSION@', facts.version), { mode: 0o755 });
    await chmod(path.join(control, script), 0o755);
  }
  await setTimes(tree, facts.epoch);
  // One thread: how xz cuts its blocks would depend on the number of processors.
  // A test that throws the package away may have it quicker.
  const isQuick = process.env.EXAM_DEB_COMPRESSION === 'gzip';
  const compression = isQuick ? ['-Zgzip', '-z1'] : ['-Zxz', '-z2', '--threads-max=1'];
  const args = ['--root-owner-group', ...compression, '--build', tree, target];
  run('dpkg-deb', args, { SOURCE_DATE_EPOCH: String(facts.epoch) });
}

function controlText(facts: DebFacts, installedKib: number): string {
  const { libraries, chineseFonts } = DEBIAN_PACKAGES;
  const depends = [...libraries, ...chineseFonts].map((names) => names.join(' | '));
  return [
    'Package: exam-station',
    `Version: ${facts.version}`,
    'Architecture: amd64',
    `Maintainer: ${MAINTAINER}`,
    `Installed-Size: ${installedKib}`,
    `Depends: ${[...depends, 'openssl'].join(', ')}`,
    // Without them Chromium draws by itself: slower, but it draws.
    'Recommends: libgl1, libegl1, libgl1-mesa-dri',
    `Section: ${SECTION}`,
    'Priority: optional',
    `Description: ${facts.description}`,
    ' The station of a test centre: works without a network, keeps every answer on its disk, and reports to the',
    ' central server when there is a line.',
    '',
  ].join('\n');
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** `dpkg-deb` only brings later times down; earlier ones would stay as they are. */
async function setTimes(folder: string, epoch: number): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) await utimes(path.join(entry.parentPath, entry.name), epoch, epoch);
  await utimes(folder, epoch, epoch);
}

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>>): void {
  const done = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  if (done.status !== 0) throw new Error(`${command}: ${done.error?.message ?? done.stderr}`);
}
