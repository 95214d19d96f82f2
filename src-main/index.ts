import path from 'node:path';
import { app, type BrowserWindow, dialog, session as electronSession } from 'electron';
import type { LockdownSignal, PageRefusal } from '../src-shared/domain/lockdown/lockdown-signal';
import { type IpcGate, pushEvent, registerHandlers } from './ipc/handle';
import { stationHandlers } from './ipc/handlers';
import { nodeJournalDisk } from './journal/journal-disk';
import { diskWithKillPoint, parseKillPoint } from './journal/kill-point';
import { verifyCommand } from './journal/verify-command';
import { electronEquipment } from './kiosk/electron-equipment';
import { electronPress } from './kiosk/electron-press';
import { declareOwnScheme, OWN_ORIGIN, serveOwnScheme } from './kiosk/own-scheme';
import { limitNavigation, limitPermissions, limitRequests } from './kiosk/page-limits';
import { revivePage } from './kiosk/revive-page';
import { createStationWindow } from './kiosk/station-window';
import { allowSystemVoice } from './kiosk/system-voice';
import { refuseWeakLaunch } from './lockdown/launch-guard';
import { createLockShell } from './lockdown/lock-shell';
import { writtenChallengeOrder } from './platform/challenge-order';
import { shiftedClock, systemClock } from './platform/clock';
import { launchOptions } from './platform/launch-options';
import { fileLog } from './platform/log';
import { type GuardReport, guardReadModel, reportFields } from './profile/guard-read-model';
import { installedProgram } from './release/installed-program';
import { programTag } from './release/program-tag';
import { startStation } from './station';

// Composition root: builds and wires, decides nothing.

const options = launchOptions(process.env, app.isPackaged, process.argv);
if (options.guardsLaunch) refuseWeakLaunch(process.argv.slice(1), process.env);
app.setName('exam-station');
if (options.dataFolder !== undefined) app.setPath('userData', options.dataFolder);
const folder = app.getPath('userData');
app.setPath('sessionData', path.join(folder, 'profile'));
declareOwnScheme();
allowSystemVoice(app, process.platform);

if (options.verifyJournal !== undefined) {
  // Looks and writes nothing, so it may run beside the station that has the lock.
  void verifyCommand(options.verifyJournal, (line) => process.stdout.write(`${line}\n`)).then((code) =>
    app.exit(code),
  );
} else if (!app.requestSingleInstanceLock()) {
  // Two writers would tear the journal; the one that runs is brought forward instead.
  app.quit();
} else {
  // Now: the lock is ours and Chromium has not opened its databases yet.
  const guarded = guardReadModel(path.join(folder, 'profile'), path.join(folder, 'set-aside'));
  void run(guarded);
}

async function run(guarded: GuardReport): Promise<void> {
  const base = systemClock();
  const clock = options.clockOffsetFile === undefined ? base : shiftedClock(base, options.clockOffsetFile);
  const log = fileLog(path.join(folder, 'logs'), clock);
  log('read-model-guard', reportFields(guarded));
  let window: BrowserWindow | undefined;
  const ownOrigin = options.devServerUrl === undefined ? OWN_ORIGIN : new URL(options.devServerUrl).origin;
  const isOwnAddress = (url: string): boolean => url === ownOrigin || url.startsWith(`${ownOrigin}/`);
  const gate: IpcGate = { webContents: () => window?.webContents, isOwnAddress, log };

  let mayChoose = (): boolean => true;
  let notice: (signal: LockdownSignal) => void = () => undefined;
  const shell = createLockShell({
    window: () => window,
    isKiosk: options.isKiosk,
    notice: (signal) => notice(signal),
    log,
  });
  const killPoint = options.killPoint === undefined ? undefined : parseKillPoint(options.killPoint);
  // The journal is read while Chromium gets up; neither needs the other.
  const starting = startStation({
    folder,
    ...(killPoint === undefined
      ? {}
      : {
          disk: diskWithKillPoint(nodeJournalDisk, killPoint, () => process.kill(process.pid, 'SIGKILL')),
        }),
    clock,
    log,
    checkpoint: { tag: await programTag() },
    programFolder: path.dirname(app.getPath('exe')),
    program: installedProgram({
      isPackaged: app.isPackaged,
      appFolder: app.getAppPath(),
      executable: app.getPath('exe'),
    }),
    dice: Math.random,
    suggestedServerUrl: options.suggestedServerUrl,
    ...(options.challengeOrderFile === undefined
      ? {}
      : { challengeOrder: writtenChallengeOrder(options.challengeOrderFile) }),
    chooseFile: async (extension = 'exampkg') => {
      if (window === undefined || !mayChoose()) return undefined;
      const filters = [{ name: extension, extensions: [extension] }];
      const chosen = await dialog.showOpenDialog(window, { properties: ['openFile'], filters });
      return chosen.canceled ? undefined : chosen.filePaths[0];
    },
    chooseMoveFile: async () => {
      if (window === undefined || !mayChoose()) return undefined;
      const filters = [{ name: 'Seat move', extensions: ['exammove'] }];
      const chosen = await dialog.showOpenDialog(window, { properties: ['openFile'], filters });
      return chosen.canceled ? undefined : chosen.filePaths[0];
    },
    chooseSavePath: async (name) => {
      if (window === undefined || !mayChoose()) return undefined;
      const chosen = await dialog.showSaveDialog(window, { defaultPath: name });
      return chosen.canceled ? undefined : chosen.filePath;
    },
    equipment: electronEquipment(() => window, options.isKiosk),
    press: electronPress(() => window),
    push: {
      view: (view) => pushEvent(gate, 'view', view),
      console: (view) => pushEvent(gate, 'console', view),
      clock: (beat) => pushEvent(gate, 'clock', beat),
      strip: (strip) => pushEvent(gate, 'strip', strip),
      presence: (question) => pushEvent(gate, 'presence', question),
      pictureWanted: (ticket) => pushEvent(gate, 'picture-wanted', ticket),
      readModel: (batch) => pushEvent(gate, 'read-model', batch),
      lockdown: shell.follow,
    },
  });
  const [station] = await Promise.all([starting, app.whenReady()]);
  const session = electronSession.defaultSession;
  mayChoose = station.mayChooseFiles;
  notice = (signal) => void station.noticed(signal);
  const refused = (what: PageRefusal): void => notice({ kind: 'page-refused', what });
  registerHandlers(gate, stationHandlers(station.desk, station));

  serveOwnScheme(session, path.join(app.getAppPath(), 'out', 'renderer'), options.demoFolder);
  limitPermissions(session, isOwnAddress, log, refused);
  limitRequests(session, isOwnAddress, log, refused);
  app.on('web-contents-created', (_event, contents) => limitNavigation(contents, isOwnAddress, log, refused));
  window = createStationWindow({
    session,
    preloadFile: path.join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
    url: options.devServerUrl ?? `${OWN_ORIGIN}/index.html`,
    isKiosk: options.isKiosk,
    allowsDevTools: !app.isPackaged && !options.isKiosk,
    title: '施工现场专业人员无纸化测试',
  });
  revivePage(
    window.webContents,
    `${ownOrigin}/given-up.html`,
    log,
    () => clock.now().monoMs,
    (why) => notice({ kind: 'page-lost', why }),
  );
  app.on('second-instance', () => window?.focus());
  log('started', { electron: process.versions.electron ?? 'unknown' });

  const beat = setInterval(() => void station.beat(), 1000);
  app.on('window-all-closed', () => {
    clearInterval(beat);
    void station.close().finally(() => app.quit());
  });
  if (options.provision !== undefined) void selfProvision(station, options.provision, log);
}

/** A launcher that already has a code registers the station without anybody typing; the package follows when it is there. */
async function selfProvision(
  station: Awaited<ReturnType<typeof startStation>>,
  given: { readonly serverUrl: string; readonly code: string },
  log: ReturnType<typeof fileLog>,
): Promise<void> {
  if (station.desk.memory.identity !== undefined) return;
  const made = await station.provision(given.serverUrl, given.code);
  log('self-provision', { outcome: made.ok ? 'done' : made.error.kind });
}
