import { spawn, spawnSync } from 'node:child_process';
import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file system of its own whose power can be cut. */
export type CutDisk = {
  readonly folder: string;
  /** From this moment on nothing reaches the disk: no data, no metadata, and the ext4 log is not written either. */
  readonly cut: () => Promise<void>;
  /** Unmounts what is left of it and mounts it again, as a restart would: ext4 replays its log. */
  readonly restart: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

const IMAGE_BYTES = 256 * 1024 * 1024;

/** `EXT4_IOC_SHUTDOWN`, `_IOR('X', 125, __u32)`, with `NOLOGFLUSH` (linux/fs/ext4/ext4.h). */
const SHUTDOWN =
  '$|=1; open(my $d, "<", $ARGV[0]) or die "open: $!"; print "ready\\n"; <STDIN>; my $f = pack("L", 2); ioctl($d, 0x8004587d, $f) or die "shutdown: $!"; print "cut\\n";';

/** Why power cuts can't be made on this machine; undefined when they can. */
export function whyNotHere(): string | undefined {
  if (process.platform !== 'linux') return 'it needs Linux';
  if (process.getuid?.() !== 0) return 'it needs root, to mount a file system of its own';
  const lacking = ['mkfs.ext4', 'mount', 'umount', 'perl'].filter(
    (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0,
  );
  return lacking.length === 0 ? undefined : `${lacking.join(', ')} missing`;
}

export async function makeCutDisk(root: string): Promise<CutDisk> {
  const image = path.join(root, 'disk.img');
  const folder = path.join(root, 'disk');
  await mkdir(folder, { recursive: true });
  await writeFile(image, '');
  await truncate(image, IMAGE_BYTES);
  run('mkfs.ext4', ['-q', '-F', image]);
  run('mount', ['-o', 'loop', image, folder]);
  let trigger = await armed(folder);
  return {
    folder,
    cut: () => trigger.fire(),
    restart: async () => {
      await trigger.stop();
      unmount(folder);
      run('mount', ['-o', 'loop', image, folder]);
      trigger = await armed(folder);
    },
    remove: async () => {
      await trigger.stop();
      unmount(folder);
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** A process that holds the disk open and cuts it at one byte from here: the moment is not blurred by its start. */
async function armed(
  folder: string,
): Promise<{ readonly fire: () => Promise<void>; readonly stop: () => Promise<void> }> {
  const child = spawn('perl', ['-e', SHUTDOWN, folder], { stdio: ['pipe', 'pipe', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  let heard: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += String(chunk);
      heard();
    });
  }
  const hear = async (word: string): Promise<void> => {
    while (!said.includes(word)) {
      if (child.exitCode !== null) throw new Error(`cutting the power failed: ${said}`);
      await Promise.race([
        gone,
        new Promise<void>((resolve) => {
          heard = resolve;
        }),
      ]);
    }
  };
  await hear('ready');
  return {
    fire: async () => {
      child.stdin.write('\n');
      await hear('cut');
    },
    stop: async () => {
      child.stdin.end();
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Processes that were killed may need a moment to let go of their files. */
function unmount(folder: string): void {
  for (let attempt = 0; ; attempt++) {
    const done = spawnSync('umount', [folder], { encoding: 'utf8' });
    if (done.status === 0) return;
    if (attempt > 200) throw new Error(`umount: ${done.stderr}`);
  }
}

function run(program: string, args: readonly string[]): void {
  const done = spawnSync(program, [...args], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr || String(done.error)}`);
}
