import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildDemoSession } from '../../src-bank/demo/build-demo-session';
import { sealPackage } from '../../src-bank/seal/seal-package';
import { type CentreKeys, newCentreKeys } from '../../src-crypto/key-files';
import type { CryptoSuite } from '../../src-crypto/suite';
import { suiteB } from '../../src-crypto/suite-b';
import type { IpcHandlers } from '../../src-main/ipc/handle';
import { stationHandlers } from '../../src-main/ipc/handlers';
import type { JournalDisk } from '../../src-main/journal/journal-disk';
import type { Equipment } from '../../src-main/platform/equipment';
import type { PaperPress } from '../../src-main/platform/paper-press';
import { startStation } from '../../src-main/station';
import type { Station, StationInput } from '../../src-main/station-shape';
import { loadOrCreateStationKeys } from '../../src-main/vault/station-keys';
import { toBase64Url } from '../../src-shared/basics/bytes-text';
import { StationId } from '../../src-shared/basics/ids';
import { type Instant, shanghaiDate } from '../../src-shared/basics/instant';
import type { StationView } from '../../src-shared/contracts/ipc/station-view';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { OS_MEASURES, type OsReport } from '../../src-shared/domain/lockdown/os-measures';
import type { ExamPolicy } from '../../src-shared/domain/policy/exam-policy';
import type { ProgramReport } from '../../src-shared/domain/release/program-verdict';
import { demoDistances } from './build-events';

export const PASSWORDS = new Map([
  ['JK001', 'jia-password'],
  ['JK002', 'yi-password'],
  ['KD001', 'head-password'],
  ['XT001', 'admin-password'],
]);
export const PASSPHRASE = 'yanshi-gangjin-shuini-muban';
export const STATION = StationId.parse('ST-000001');
const LOW_COST = { n: 16384, r: 8, p: 1 };

/** A clock that stands still until the test moves it. */
export function testClock(startMs = Date.parse('2026-03-10T09:00:00+08:00')) {
  let now: Instant = { wallMs: startMs, monoMs: 1_000_000, bootId: 'boot-1' };
  return {
    now: () => now,
    /** Time passes. */
    advance: (ms: number) => {
      now = { ...now, wallMs: now.wallMs + ms, monoMs: now.monoMs + ms };
    },
    /** Somebody sets the clock. */
    jumpWall: (ms: number) => {
      now = { ...now, wallMs: now.wallMs + ms };
    },
    reboot: (downMs: number) => {
      now = { wallMs: now.wallMs + downMs, monoMs: 5_000, bootId: `${now.bootId}+` };
    },
  };
}
export type TestClock = ReturnType<typeof testClock>;

export type TestSession = { readonly content: PackageContent; readonly centreKeys: CentreKeys };

/** A registered station's folder with the day's sealed demonstration package in it. */
export async function stationFolder(
  folder: string,
  clock: TestClock,
  options: {
    readonly policy?: Partial<ExamPolicy>;
    readonly adjust?: (content: PackageContent) => PackageContent;
    /** Suite B when absent. */
    readonly suite?: CryptoSuite;
    /** A centre that really runs; else one that nobody can reach. */
    readonly centre?: { readonly keys: CentreKeys; readonly serverId: string };
    /** What opens the session, instead of the demonstration's words. */
    readonly passphrase?: string;
    /** Passwords and passphrase cost what they cost in use; else as little as they may. */
    readonly isCostly?: boolean;
  } = {},
): Promise<TestSession> {
  const suite = options.suite ?? suiteB;
  const centreKeys = options.centre?.keys ?? newCentreKeys(suite);
  const session = await buildDemoSession({
    today: shanghaiDate(clock.now().wallMs),
    resourcesFolder: path.resolve('resources'),
    staffPasswords: PASSWORDS,
    suite: suiteB,
    ...(options.isCostly === true ? {} : { verifierCost: LOW_COST }),
  });
  if (!session.ok) throw new Error(JSON.stringify(session.error).slice(0, 500));
  const { photos } = session.value;
  const { policy } = session.value.content;
  const withPolicy = {
    ...session.value.content,
    // Movements are asked for where a test is about them; everywhere else a face alone is enough.
    policy: { ...policy, liveness: { ...policy.liveness, actions: 0 }, ...options.policy },
  };
  const content = options.adjust === undefined ? withPolicy : options.adjust(withPolicy);
  const keys = await loadOrCreateStationKeys(folder, suite);
  if (!keys.ok) throw new Error(keys.error.kind);
  const centre = {
    serverId: options.centre?.serverId ?? 'test-centre',
    keyId: centreKeys.keyId,
    signPublicKey: toBase64Url(centreKeys.sign.publicKey),
    boxPublicKey: toBase64Url(centreKeys.box.publicKey),
  };
  // A port that nothing listens on: these stations are offline.
  const station = { stationId: STATION, serverUrl: 'http://127.0.0.1:9', centre };
  await writeFile(path.join(folder, 'station.json'), JSON.stringify(station));
  const bytes = await sealPackage({
    suite,
    content,
    photos,
    stations: [{ stationId: STATION, boxPublicKey: keys.value.box.publicKey }],
    passphrase: options.passphrase ?? PASSPHRASE,
    centreKeys,
    createdAtMs: clock.now().wallMs,
    ...(options.isCostly === true ? {} : { cost: LOW_COST }),
  });
  await mkdir(path.join(folder, 'packages'), { recursive: true });
  await writeFile(path.join(folder, 'packages', `${content.packageId}.exampkg`), bytes);
  return { content, centreKeys };
}

const ALL_IN_FORCE = Object.fromEntries(OS_MEASURES.map((one) => [one, 'in-force'])) as OsReport;

/** A machine that passes every check; a test spoils what it is about. */
export function buildEquipment(overrides: Partial<Equipment> = {}): Equipment {
  return {
    programVersion: '0.1.0-样例',
    isKiosk: true,
    launchWeaknesses: [],
    osReport: () => ALL_IN_FORCE,
    displays: () => [{ label: '样例显示器', width: 1920, height: 1080, scalePercent: 100 }],
    printers: async () => ['样例打印机'],
    memory: () => ({ freeMib: 4000, totalMib: 8000 }),
    processor: '样例处理器',
    system: '样例系统',
    timeZone: 'Asia/Shanghai',
    ...overrides,
  };
}

/** Hands the document on as it is; drawing it takes Electron. No printer, as on most machines. */
export function buildPress(overrides: Partial<PaperPress> = {}): PaperPress {
  return {
    toPdf: async (document) => new TextEncoder().encode(document),
    printers: async () => [],
    print: async () => ({ kind: 'printed' }),
    ...overrides,
  };
}

export type RunningStation = {
  readonly station: Station;
  readonly ask: IpcHandlers;
  readonly view: () => Promise<StationView>;
};

export type RunOptions = {
  /** What the look at the program's files found; a checkout's when absent. */
  readonly program?: ProgramReport;
  /** Where updates are laid ready. */
  readonly updatesFolder?: string;
  readonly push?: Partial<StationInput['push']>;
  readonly dice?: () => number;
  readonly log?: StationInput['log'];
  readonly reserve?: StationInput['reserve'];
  /** What is chosen when a file is asked for. */
  readonly filePath?: string | undefined;
  readonly savePath?: string;
  readonly movePath?: string;
  readonly equipment?: Partial<Equipment>;
  readonly press?: PaperPress;
  /** Text of the machine that the station believes to run on. */
  readonly machine?: string;
  readonly checkpoint?: StationInput['checkpoint'];
};

/** The main process's station without Electron around it: the same handlers that the doors call. */
export async function runStation(
  folder: string,
  clock: TestClock,
  disk?: JournalDisk,
  freeBytes?: () => Promise<number>,
  more: RunOptions = {},
): Promise<RunningStation> {
  const nothing = (): void => undefined;
  const station = await startStation({
    folder,
    clock,
    log: more.log ?? nothing,
    dice: more.dice ?? (() => 0.5),
    suggestedServerUrl: '',
    chooseFile: async () => more.filePath,
    push: {
      view: nothing,
      console: nothing,
      clock: nothing,
      strip: nothing,
      presence: nothing,
      pictureWanted: nothing,
      readModel: nothing,
      lockdown: nothing,
      ...more.push,
    },
    ...(more.checkpoint === undefined ? {} : { checkpoint: more.checkpoint }),
    ...(more.reserve === undefined ? {} : { reserve: more.reserve }),
    chooseSavePath: async () => more.savePath,
    chooseMoveFile: async () => more.movePath,
    equipment: buildEquipment(more.equipment),
    ...(more.updatesFolder === undefined ? {} : { updatesFolder: more.updatesFolder }),
    press: more.press ?? buildPress(),
    ...(more.program === undefined ? {} : { program: Promise.resolve(more.program) }),
    ...(more.machine === undefined ? {} : { machine: more.machine }),
    ...(disk === undefined ? {} : { disk }),
    ...(freeBytes === undefined ? {} : { freeBytes }),
  });
  const ask = stationHandlers(station.desk, station);
  return { station, ask, view: () => ask['station:view']({}) };
}

export const OPENING = { staffId: 'JK001', password: 'jia-password', passphrase: PASSPHRASE };

export const GOOD_FACE = {
  measurement: {
    kind: 'one-face',
    distances: demoDistances(210),
    luma: 130,
    facePixels: 180,
    yawDegrees: 3,
    pitchDegrees: 5,
    rollDegrees: 1,
    sharpness: 200,
    coveredMilli: 0,
    scoreMilli: 900,
    frames: 3,
    source: 'demonstration-clip',
  },
} as const;

/** Opens the session and brings its first (or a chosen) candidate to the paper. */
export async function toExam({ ask }: RunningStation, content: PackageContent, seat = 1): Promise<void> {
  const candidate = content.candidates.find((one) => one.seat === seat);
  if (candidate === undefined) throw new Error(`no candidate at seat ${seat}`);
  const steps = [
    () => ask['check-in:identify']({ number: candidate.admissionNo }),
    () => ask['check-in:consent']({ isGiven: true }),
    () => ask['check-in:face-measured'](GOOD_FACE),
    () => ask['exam:start']({}),
  ];
  for (const step of steps) {
    const done = await step();
    if (!done.ok) throw new Error(JSON.stringify(done));
  }
}

export async function openSession({ ask }: RunningStation): Promise<void> {
  const opened = await ask['session:open'](OPENING);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
}
