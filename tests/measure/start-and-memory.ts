import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { ensureElectron } from '../../scripts/electron/ensure-electron';
import { giveConsent, identify, openSession, startExam } from '../../scripts/station-driver/drive';
import { sandboxArguments } from '../../scripts/system/sandbox-support';
import { zh } from '../../src-renderer/i18n/zh';
import { PASSPHRASE, PASSWORDS, stationFolder, testClock } from '../builders/build-station';
import { demonstrationPolicy } from '../builders/demonstration-policy';

// Prints as JSON how many ms pass from the start of the program to its first screen in each of so many rounds, warm, and
// with nothing of it in the disk's cache (root only); the same of an Electron with one empty page; and the memory of all
// the station's processes in three states, in MiB.

/** How long a state lasts before its memory is read, so that what only its beginning needs is gone again. */
const SETTLE_MS = 4000;
const COLD_ROUNDS = 3;
const KIB = 1024;
const CAMERA = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${path.resolve('resources/demo/people/demo-01/clip.mjpeg')}`,
];

const rounds = Number(process.argv[2] ?? 5);
const electron = await ensureElectron();
const folder = await mkdtemp(path.join(tmpdir(), 'exam-station-start-'));
try {
  const { presence, face } = demonstrationPolicy();
  const { content } = await stationFolder(folder, testClock(Date.now()), {
    policy: { face, presence: { ...presence, minSeconds: 1, maxSeconds: 1, soonSeconds: 1 } },
  });
  const spans: number[] = [];
  // The first start makes the profile and fills the disk's cache; it is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const { app, firstScreenMs } = await launch();
    await end(app);
    if (round > 0) spans.push(firstScreenMs);
  }
  const cold: number[] = [];
  for (let round = 0; round < Math.min(rounds, COLD_ROUNDS) && (await emptiedCache()); round += 1) {
    const { app, firstScreenMs } = await launch();
    await end(app);
    cold.push(firstScreenMs);
  }
  const blank = await blankSpans();
  const person = content.candidates.find((one) => one.demoClip === 'demo-01') ?? content.candidates[0];
  const memory = await memoryInStates(person?.admissionNo ?? '');
  console.log(JSON.stringify({ spans, cold, blank, memory }));
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** The page says when its first picture stood; both ends are the wall clock of this machine. */
async function launch(
  switches: readonly string[] = [],
): Promise<{ readonly app: ElectronApplication; readonly page: Page; readonly firstScreenMs: number }> {
  const startedAtMs = Date.now();
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [...sandboxArguments(), ...switches, '.'],
    env: { ...(process.env as Record<string, string>), EXAM_STATION_DATA: folder },
  });
  const page = await app.firstWindow();
  // The screen with words on it, not the frame that says "starting".
  return { app, page, firstScreenMs: (await shownAtMs(page, zh.staff.locked.title)) - startedAtMs };
}

/** When these words stood on the page, looked at in each frame by the page itself: a driver's looks are far apart. */
async function shownAtMs(page: Page, words: string): Promise<number> {
  const found = await page.waitForFunction(
    (text) => document.body?.innerText.includes(text) && performance.timeOrigin + performance.now(),
    words,
    { polling: 'raf' },
  );
  return Number(await found.jsonValue());
}

/** Whether the system let go of what it had read from the disk; only root may ask for it, on Linux. */
async function emptiedCache(): Promise<boolean> {
  await promisify(execFile)('sync');
  return writeFile('/proc/sys/vm/drop_caches', '3').then(
    () => true,
    () => false,
  );
}

/** The least that a program on Electron can take: a window with a word in it, and nothing else. */
async function blankSpans(): Promise<readonly number[]> {
  const at = path.join(folder, 'blank');
  await mkdir(at);
  await writeFile(path.join(at, 'package.json'), JSON.stringify({ name: 'blank', main: 'main.cjs' }));
  await writeFile(
    path.join(at, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.setPath('userData', ${JSON.stringify(path.join(at, 'data'))});
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<p>blank</p>'));`,
  );
  const spans: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const startedAtMs = Date.now();
    const app = await _electron.launch({
      executablePath: electron.executable,
      args: [...sandboxArguments(), at],
    });
    const page = await app.firstWindow();
    const shown = await shownAtMs(page, 'blank');
    if (round > 0) spans.push(shown - startedAtMs);
    await end(app);
  }
  return spans;
}

async function end(app: ElectronApplication): Promise<void> {
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGKILL');
  await gone;
}

async function memoryInStates(
  admissionNo: string,
): Promise<{ readonly idle: number; readonly exam: number; readonly checked: number }> {
  const { app, page } = await launch(CAMERA);
  const pid = app.process().pid ?? 0;
  try {
    const idle = await settled(pid);
    const password = PASSWORDS.get('JK001') ?? '';
    await openSession(page, { staffId: 'JK001', password, passphrase: PASSPHRASE });
    await identify(page, admissionNo);
    await giveConsent(page);
    // The face is compared on the way: networks, camera and worker are all up then.
    await startExam(page);
    const checked = await settled(pid);
    // Looks are over for whoever takes the consent back: what is left is an exam without a camera.
    await page.evaluate(async () => {
      const bridge = Reflect.get(window, 'station') as {
        invoke: (channel: string, request: unknown) => Promise<{ value: { attemptId: string } }>;
      };
      const { attemptId } = (await bridge.invoke('exam:paper', {})).value;
      await bridge.invoke('presence:withdraw-consent', { attemptId });
    });
    const exam = await settled(pid);
    return { idle, exam, checked };
  } finally {
    await end(app);
  }
}

async function settled(pid: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return treeMib(pid);
}

/** Proportional memory (PSS) of a process and all below it, in MiB: pages that processes share are counted once. */
async function treeMib(root: number): Promise<number> {
  let kib = 0;
  const pending = [root];
  for (let pid = pending.shift(); pid !== undefined; pid = pending.shift()) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kib += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    for (const task of await readdir(`/proc/${pid}/task`).catch(() => [])) {
      const children = await readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '');
      pending.push(...children.trim().split(' ').filter(Boolean).map(Number));
    }
  }
  return kib / KIB;
}
