import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { ensureElectron } from '../../scripts/electron/ensure-electron';
import { electronEnvironment } from '../../scripts/electron/found-electron';
import { sandboxArguments } from '../../scripts/system/sandbox-support';
import { PASSPHRASE, PASSWORDS, stationFolder, testClock } from '../builders/build-station';
import type { InMain, TestedApp } from './attempt';
import { type Desktop, until } from './desktop';

export type Launched = { readonly app: TestedApp; readonly close: () => Promise<void> };
export type Apps = {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly launch: (name: TestedApp['name'], desktop: Desktop) => Promise<Launched>;
  readonly remove: () => Promise<void>;
};

/** A microphone that is no real one, so that asking for it can work where it is not refused. */
const FAKE_SOUND = ['--use-fake-device-for-media-stream'];
const READY_MS = 30_000;
const LAUNCH_MS = 60_000;

/** A registered station with today's sealed package is made once; each run has a copy of its own. */
export async function prepareApps(): Promise<Apps> {
  const electron = await ensureElectron();
  const template = await mkdtemp(path.join(tmpdir(), 'exam-station-escape-template-'));
  const { content } = await stationFolder(template, testClock(Date.now()));
  const admissionNo = content.candidates[0]?.admissionNo ?? '';
  const environment = electronEnvironment(electron);

  return {
    executable: electron.executable,
    environment,
    launch: async (name, desktop) => {
      const data = await mkdtemp(path.join(tmpdir(), 'exam-station-escape-run-'));
      if (name === 'hardened') await cp(template, data, { recursive: true });
      const started = await launched({
        executablePath: electron.executable,
        args: [
          ...sandboxArguments(),
          ...FAKE_SOUND,
          name === 'hardened' ? '.' : path.resolve('tests/escape/unhardened'),
        ],
        env: {
          ...(process.env as Record<string, string>),
          ...environment,
          DISPLAY: desktop.display,
          ...(name === 'hardened'
            ? { EXAM_STATION_DATA: data, EXAM_STATION_KIOSK: '1' }
            : { CONTROL_DATA: data }),
        },
      });
      const page = await started.firstWindow();
      await page.locator('#root > *').first().waitFor({ timeout: READY_MS });
      const app = await testedApp(name, started, page, data);
      if (name === 'hardened') await sitDown(page, admissionNo);
      await until(async () => (await desktop.tool('xdotool', 'getactivewindow')) === app.windowId);
      return {
        app,
        close: async () => {
          if (!app.hasExited()) {
            const gone = new Promise((resolve) => started.process().once('exit', resolve));
            started.process().kill('SIGKILL');
            await gone;
          }
          await rm(data, { recursive: true, force: true, maxRetries: 3 });
        },
      };
    },
    remove: () => rm(template, { recursive: true, force: true }),
  };
}

/**
 * Once in some hundred starts on a busy machine the driver never gets hold of the program. That says nothing of the
 * attempt, which has not begun: the program is started again.
 */
async function launched(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  const bounded = { ...options, timeout: LAUNCH_MS };
  return _electron.launch(bounded).catch(() => _electron.launch(bounded));
}

async function testedApp(
  name: TestedApp['name'],
  started: ElectronApplication,
  page: Page,
  data: string,
): Promise<TestedApp> {
  const child = started.process();
  const windowId = await started.evaluate(({ BrowserWindow }) =>
    String(BrowserWindow.getAllWindows()[0]?.getNativeWindowHandle().readUInt32LE(0)),
  );
  const inMain = (work: InMain): Promise<unknown> =>
    started.evaluate(({ BrowserWindow }, work) => {
      const all = BrowserWindow.getAllWindows();
      const contents = all.at(-1)?.webContents;
      if (work === 'windows') return all.length;
      if (work === 'devtools-open') return contents?.isDevToolsOpened() ?? false;
      if (work === 'zoom') return contents?.getZoomLevel() ?? 0;
      return contents?.getURL() ?? '';
    }, work);
  return {
    name,
    page,
    pid: child.pid ?? 0,
    windowId,
    hasExited: () => child.exitCode !== null || child.signalCode !== null,
    inMain: async <R>(work: InMain) => (await inMain(work)) as R,
    announceDisplay: (bounds) =>
      started.evaluate(({ screen }, bounds) => {
        const added = { ...screen.getPrimaryDisplay(), id: 4711, bounds, label: 'second' };
        const real = screen.getAllDisplays();
        screen.getAllDisplays = () => [...real, added];
        // Afterwards, so that the driver's own question is answered before windows come and go.
        setTimeout(() => screen.emit('display-added', {}, added), 0);
      }, bounds),
    incidents: () => incidentsIn(data),
  };
}

async function incidentsIn(data: string): Promise<readonly string[]> {
  const text = await readFile(path.join(data, 'logs', 'station.log'), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    if (!line.includes('"event":"incident"')) return [];
    const kind: unknown = Reflect.get(JSON.parse(line) as object, 'kind');
    return typeof kind === 'string' ? [kind] : [];
  });
}

/** Opens the session and starts an exam through the doors that the screens use, and waits until the keys are held. */
async function sitDown(page: Page, admissionNo: string): Promise<void> {
  const staff = ['JK001', 'JK002'].map((staffId) => ({ staffId, password: PASSWORDS.get(staffId) ?? '' }));
  const steps: readonly (readonly [string, unknown])[] = [
    ['session:open', { ...staff[0], passphrase: PASSPHRASE }],
    ['check-in:identify', { number: admissionNo }],
    ['check-in:consent', { isGiven: false }],
    ['check-in:verify-manually', { reason: 'camera-refused', note: '样例', staff }],
    ['exam:start', {}],
  ];
  await page.evaluate(async (steps) => {
    const bridge = Reflect.get(window, 'station') as {
      invoke: (channel: string, request: unknown) => Promise<{ ok: boolean }>;
    };
    for (const [channel, request] of steps) {
      const done = await bridge.invoke(channel, request);
      if (!done.ok) throw new Error(`${channel}: ${JSON.stringify(done)}`);
    }
  }, steps);
  await page.locator('.option-list').first().waitFor({ timeout: READY_MS });
  await page.waitForFunction(() => document.fullscreenElement !== null, undefined, { timeout: READY_MS });
}
