import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { releasePublicPem } from '../../src-crypto/release-key';

const PACKAGING = 'packaging';
const BASE = 'opt/exam-station';

/**
 * The files of an installed station as they lie under `/`. Each version has a folder of its own under
 * `/opt/exam-station/versions`, so that an update never writes into one that runs (docs/decisions/0040); which one
 * starts is said by the link `current`, which the installation makes.
 */
export async function linuxTree(
  program: string,
  version: string,
  releaseKey: Uint8Array,
  root: string,
): Promise<void> {
  await rm(root, { recursive: true, force: true });
  const versionFolder = path.join(root, BASE, 'versions', version);
  await mkdir(path.dirname(versionFolder), { recursive: true });
  await cp(program, versionFolder, { recursive: true });
  const linux = path.join(PACKAGING, 'linux');
  await place(path.join(linux, 'exam-station'), path.join(root, 'usr/bin/exam-station'));
  await place(
    path.join(linux, 'exam-station.desktop'),
    path.join(root, 'usr/share/applications/exam-station.desktop'),
  );
  const icons = path.join(root, 'usr/share/icons/hicolor');
  await place(path.join(PACKAGING, 'icons/icon.png'), path.join(icons, '512x512/apps/exam-station.png'));
  await place(
    path.join(PACKAGING, 'icons/exam-station.svg'),
    path.join(icons, 'scalable/apps/exam-station.svg'),
  );
  const service = path.join(root, 'usr/lib/systemd/system');
  for (const unit of ['exam-station-update.path', 'exam-station-update.service']) {
    await place(path.join(linux, unit), path.join(service, unit));
  }
  // The operating system's part of a seat, to be put in place by hand (docs/lockdown.md).
  await cp('resources/os/linux', path.join(root, 'usr/share/exam-station/os'), { recursive: true });
  await place(
    path.join(linux, 'exam-station-update'),
    path.join(root, 'usr/lib/exam-station/exam-station-update'),
  );
  await place('LICENSE', path.join(root, 'usr/share/doc/exam-station/copyright'));
  const keyFile = path.join(root, 'usr/lib/exam-station/release-key.pem');
  await mkdir(path.dirname(keyFile), { recursive: true });
  await writeFile(keyFile, releasePublicPem(releaseKey));
  await setModes(root);
}

/** Chromium's sandbox helper needs the set-user-id bit of root where the kernel gives users no namespaces. */
const SANDBOX_HELPER = 'chrome-sandbox';
const PROGRAMS = new Set(['exam-station', 'exam-station-update', 'chrome_crashpad_handler']);

/** The same modes whatever the builder's umask is. Links don't occur. */
async function setModes(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(file, 0o755);
    else if (entry.name === SANDBOX_HELPER) await chmod(file, 0o4755);
    else await chmod(file, PROGRAMS.has(entry.name) ? 0o755 : 0o644);
  }
}

export async function place(source: string, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, await readFile(source));
}
