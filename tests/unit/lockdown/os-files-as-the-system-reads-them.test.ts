import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../../builders/temp-folder';

const UNIT_FOLDERS = ['resources/os/linux', 'packaging/linux', 'resources/deploy'];
/** Programs that the units start, as they lie on an installed machine. */
const PROGRAMS = [
  'usr/bin/cage',
  'usr/bin/xinit',
  'usr/bin/exam-station',
  'usr/bin/node',
  'usr/lib/exam-station/exam-station-update',
  'bin/sh',
];

let root: Awaited<ReturnType<typeof tempFolder>>;
let units: string;
beforeEach(async () => {
  root = await tempFolder('units');
  units = path.join(root.path, 'etc/systemd/system');
  mkdirSync(units, { recursive: true });
  for (const program of PROGRAMS) {
    const file = path.join(root.path, program);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, 0o755);
  }
});
afterEach(() => root.remove());

const shipped = UNIT_FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(service|path|timer)$/.test(name))
    .map((name) => path.join(folder, name)),
);

/** What systemd says of a unit that lies in a system of its own; nothing when it has no fault. */
function verified(file: string, change: (text: string) => string = (text) => text): string {
  for (const one of shipped) cpSync(one, path.join(units, path.basename(one)));
  const name = path.basename(file);
  writeFileSync(path.join(units, name), change(readFileSync(file, 'utf8')));
  const words = ['verify', `--root=${root.path}`, '--man=no', '--recursive-errors=no'];
  const done = spawnSync('systemd-analyze', [...words, name.replace('@.', '@8101.')], { encoding: 'utf8' });
  if (done.error !== undefined) throw new Error(`systemd-analyze is needed: ${done.error.message}`);
  return done.status === 0 ? done.stderr : `${done.status}: ${done.stderr}`;
}

describe('the files for the operating system, read by the system’s own programs', () => {
  it.each(shipped)('%s has nothing that systemd objects to', (file) => {
    expect(verified(file)).toBe('');
  });

  it.each([
    ['a value it does not know', (text: string) => text.replace('Restart=always', 'Restart=allways')],
    ['a name it does not know', (text: string) => text.replace('Restart=always', 'Restarts=always')],
    ['a program that is not there', (text: string) => text.replace('/usr/bin/cage', '/usr/bin/cagge')],
  ])('systemd objects to %s, so that the line above means something', (_what, change) => {
    expect(verified('resources/os/linux/exam-station.service', change)).not.toBe('');
  });

  it('the menu entry is one by the desktop’s own validator', () => {
    const entry = 'packaging/linux/exam-station.desktop';
    expect(execFileSync('desktop-file-validate', [entry], { encoding: 'utf8' })).toBe('');
    const spoilt = path.join(root.path, 'spoilt.desktop');
    writeFileSync(spoilt, readFileSync(entry, 'utf8').replace('Type=Application', 'Type=Aplication'));
    expect(spawnSync('desktop-file-validate', [spoilt]).status).toBe(1);
  });

  it.each(['postinst', 'prerm', 'postrm', 'exam-station', 'exam-station-update'])(
    'packaging/linux/%s is a script that the shell can read',
    (name) => {
      expect(spawnSync('sh', ['-n', path.join('packaging/linux', name)], { encoding: 'utf8' })).toMatchObject(
        {
          status: 0,
          stderr: '',
        },
      );
    },
  );
});
