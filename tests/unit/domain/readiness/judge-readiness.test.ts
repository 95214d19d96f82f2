import { describe, expect, it } from 'vitest';
import { PackageId } from '../../../../src-shared/basics/ids';
import { OS_MEASURES, type OsReport } from '../../../../src-shared/domain/lockdown/os-measures';
import { hardwareMark } from '../../../../src-shared/domain/readiness/judge-hardware';
import { judgeReadiness } from '../../../../src-shared/domain/readiness/judge-readiness';
import type {
  PageMeasurement,
  StationMeasurement,
} from '../../../../src-shared/domain/readiness/machine-measurement';
import { CHECK_IDS, type CheckId } from '../../../../src-shared/domain/readiness/readiness-check';
import { DEFAULT_READINESS_LIMITS } from '../../../../src-shared/domain/readiness/readiness-limits';
import { mayCheckIn, mayWaive, openBlocks } from '../../../../src-shared/domain/readiness/readiness-sheet';

const SCREEN = { label: '样例', width: 1920, height: 1080, scalePercent: 100 };
const ALL_IN_FORCE = Object.fromEntries(OS_MEASURES.map((one) => [one, 'in-force'])) as OsReport;
const STATION: StationMeasurement = {
  isRegistered: true,
  centreKeyId: '0123456789abcdef',
  package: { kind: 'verified', packageId: PackageId.parse('P-1'), date: '2026-03-10' },
  scoring: { vectors: 9, differences: 0 },
  disk: { kind: 'written', writes: 60, medianMicros: 800, p95Micros: 4000 },
  freeDiskMib: 50_000,
  freeMemoryMib: 4000,
  centreClock: { kind: 'compared', offsetMs: 120, roundTripMs: 8 },
  wallJumpMs: 0,
  timeZone: 'Asia/Shanghai',
  isKiosk: true,
  launchWeaknesses: [],
  osReport: ALL_IN_FORCE,
  inventory: { displays: [SCREEN], printers: ['样例'], memoryMib: 8000, processor: '样例', system: '样例' },
  rehearsal: { ageDays: 1, saves: 12, medianMicros: 900, p95Micros: 3000 },
};
const CAMERA = {
  kind: 'opened',
  label: '样例',
  width: 640,
  height: 480,
  framesPerSecond: 30,
  luma: 120,
} as const;
const PAGE: PageMeasurement = { camera: CAMERA, faceModels: { kind: 'sound', loadMs: 700 }, keyLock: 'held' };

function judged(station: Partial<StationMeasurement>, page: Partial<PageMeasurement> = {}) {
  const checks = judgeReadiness({ ...STATION, ...station }, { ...PAGE, ...page }, DEFAULT_READINESS_LIMITS);
  return new Map(checks.map((check) => [check.id, check]));
}

describe('the checks of a machine (feature 17)', () => {
  it('pass all, in the order in which staff read them, on a machine in order', () => {
    const checks = judgeReadiness(STATION, PAGE, DEFAULT_READINESS_LIMITS);
    expect(checks.map((check) => check.id)).toEqual([...CHECK_IDS]);
    expect(checks.filter((check) => check.state !== 'pass')).toEqual([]);
  });

  type Row = readonly [CheckId, Partial<StationMeasurement>, Partial<PageMeasurement>, string, string];
  const rows: readonly Row[] = [
    ['registered', { isRegistered: false }, {}, 'block', 'not-registered'],
    ['package', { package: { kind: 'none' } }, {}, 'block', 'no-package'],
    ['package', { package: { kind: 'bad', problem: 'signature-wrong' } }, {}, 'block', 'package-bad'],
    ['scorer', { scoring: undefined }, {}, 'not-yet', 'package-sealed'],
    ['scorer', { scoring: { vectors: 9, differences: 1 } }, {}, 'block', 'scorer-differs'],
    ['camera', {}, { camera: { kind: 'none' } }, 'warn', 'camera-none'],
    ['camera', {}, { camera: { kind: 'refused' } }, 'warn', 'camera-refused'],
    ['camera', {}, { camera: { kind: 'busy' } }, 'block', 'camera-busy'],
    ['camera', {}, { camera: { kind: 'black' } }, 'block', 'camera-black'],
    ['camera', {}, { camera: { ...CAMERA, luma: 2 } }, 'block', 'camera-black'],
    ['camera', {}, { camera: { ...CAMERA, width: 320 } }, 'warn', 'camera-small'],
    ['camera', {}, { camera: { ...CAMERA, framesPerSecond: 9 } }, 'warn', 'camera-slow'],
    ['light', {}, { camera: { ...CAMERA, luma: 59 } }, 'warn', 'light-dark'],
    ['light', {}, { camera: { ...CAMERA, luma: 60 } }, 'pass', 'fine'],
    ['light', {}, { camera: { ...CAMERA, luma: 226 } }, 'warn', 'light-bright'],
    ['light', {}, { camera: { kind: 'none' } }, 'warn', 'light-unknown'],
    ['face-models', {}, { faceModels: { kind: 'damaged', file: 'x.bin' } }, 'block', 'models-damaged'],
    ['face-models', {}, { faceModels: { kind: 'cannot-run' } }, 'warn', 'models-too-old-machine'],
    ['disk-speed', { disk: { kind: 'refuses', code: 'EROFS' } }, {}, 'block', 'disk-refuses'],
    ['disk-speed', { disk: disk(25_000, 60_000) }, {}, 'warn', 'disk-slow'],
    ['disk-speed', { disk: disk(900, 150_000) }, {}, 'warn', 'disk-slow'],
    ['disk-speed', { disk: disk(900, 1_000_001) }, {}, 'block', 'disk-too-slow'],
    ['disk-space', { freeDiskMib: 199 }, {}, 'block', 'space-too-low'],
    ['disk-space', { freeDiskMib: 200 }, {}, 'warn', 'space-low'],
    ['memory', { freeMemoryMib: 199 }, {}, 'block', 'memory-too-low'],
    ['memory', { freeMemoryMib: 599 }, {}, 'warn', 'memory-low'],
    ['clock', { centreClock: compared(30_001) }, {}, 'warn', 'clock-off'],
    ['clock', { centreClock: compared(-300_001) }, {}, 'block', 'clock-far-off'],
    ['clock', { wallJumpMs: -40_000 }, {}, 'warn', 'clock-jumped'],
    ['clock', { centreClock: { kind: 'unreachable' } }, {}, 'warn', 'clock-not-compared'],
    ['displays', inventory([]), {}, 'block', 'display-none'],
    ['displays', inventory([SCREEN, SCREEN]), {}, 'block', 'display-many'],
    ['displays', inventory([{ ...SCREEN, width: 800 }]), {}, 'warn', 'display-small'],
    ['keyboard', { isKiosk: false }, {}, 'warn', 'keyboard-window-mode'],
    ['keyboard', {}, { keyLock: 'refused' }, 'warn', 'keyboard-not-held'],
    ['printer', { inventory: { ...STATION.inventory, printers: [] } }, {}, 'warn', 'printer-none'],
    ['link', { centreClock: { kind: 'unreachable' } }, {}, 'warn', 'link-unreachable'],
    ['link', { centreClock: { kind: 'not-the-centre' } }, {}, 'warn', 'link-not-centre'],
    ['rehearsal', { rehearsal: undefined }, {}, 'warn', 'rehearsal-never'],
    [
      'rehearsal',
      { rehearsal: { ageDays: 31, saves: 1, medianMicros: 1, p95Micros: 1 } },
      {},
      'warn',
      'rehearsal-old',
    ],
  ];
  it.each(rows)('%s with %j and %j is %s because %s', (id, station, page, state, reason) => {
    expect(judged(station, page).get(id)).toMatchObject({ state, reason });
  });

  it('name the figure and the limit it was held to', () => {
    expect(judged({ disk: disk(25_000, 60_000) }).get('disk-speed')).toMatchObject({
      evidence: { writes: 60, medianMicros: 25_000, p95Micros: 60_000 },
      limits: { medianMicros: 20_000, p95Micros: 100_000 },
    });
  });

  it('block what the page has not measured, so that a page that keeps silent proves nothing', () => {
    const checks = judgeReadiness(STATION, undefined, DEFAULT_READINESS_LIMITS);
    const open = openBlocks(checks, []);
    expect(open).toEqual(['camera', 'face-models', 'keyboard']);
  });

  it('warn only of a second display that staff have waived here before, in whatever order it is told', () => {
    const other = { ...SCREEN, label: '另一台' };
    const known = new Set([hardwareMark('displays', [SCREEN, other])]);
    const station = { ...STATION, inventory: { ...STATION.inventory, displays: [other, SCREEN] } };
    const check = (marks: ReadonlySet<string>) =>
      judgeReadiness(station, PAGE, DEFAULT_READINESS_LIMITS, marks).find((one) => one.id === 'displays');
    expect(check(known)).toMatchObject({ state: 'warn', reason: 'known-hardware' });
    expect(check(new Set([hardwareMark('displays', [SCREEN, SCREEN])]))).toMatchObject({ state: 'block' });
  });
});

describe('waivers', () => {
  const checks = judgeReadiness(
    { ...STATION, ...inventory([SCREEN, SCREEN]) },
    PAGE,
    DEFAULT_READINESS_LIMITS,
  );
  it('take a verified staff member', () => {
    expect(mayWaive(checks, ['displays'], true)).toEqual({ ok: true, value: undefined });
    expect(mayWaive(checks, ['displays'], false)).toEqual({ ok: false, error: 'not-verified' });
    expect(mayWaive(checks, [], false).ok).toBe(true);
  });
  it('are for blocks only, each once', () => {
    expect(mayWaive(checks, ['camera'], true)).toEqual({ ok: false, error: 'not-a-block' });
    expect(mayWaive(checks, ['displays', 'displays'], true)).toEqual({ ok: false, error: 'waived-twice' });
  });
});

describe('RM-4: the door of a machine', () => {
  it('is open without a sheet, unless the policy demands one', () => {
    expect(mayCheckIn(undefined, false).ok).toBe(true);
    expect(mayCheckIn(undefined, true)).toEqual({ ok: false, error: { kind: 'not-ready', blocks: [] } });
  });
});

function disk(medianMicros: number, p95Micros: number) {
  return { kind: 'written', writes: 60, medianMicros, p95Micros } as const;
}

function compared(offsetMs: number) {
  return { kind: 'compared', offsetMs, roundTripMs: 10 } as const;
}

function inventory(displays: StationMeasurement['inventory']['displays']) {
  return { inventory: { ...STATION.inventory, displays } };
}
