/** A machine with one of each state; parsed by the screens' own schemas. */
const pass = (id: string, evidence: unknown = {}, limits: unknown = {}): unknown => ({
  id,
  state: 'pass',
  reason: 'fine',
  evidence,
  limits,
});

export const sampleChecks: readonly unknown[] = [
  pass('registered', { centreKeyId: '4f1d0c77a2b93e58' }),
  pass('package', { packageId: 'DEMO-20260301-1', date: '2026-03-01' }),
  { id: 'scorer', state: 'not-yet', reason: 'package-sealed', evidence: {}, limits: {} },
  { id: 'camera', state: 'block', reason: 'camera-black', evidence: {}, limits: {} },
  { id: 'light', state: 'warn', reason: 'light-unknown', evidence: {}, limits: {} },
  pass('face-models', { loadMs: 812 }),
  pass(
    'disk-speed',
    { writes: 60, medianMicros: 1840, p95Micros: 6120 },
    { medianMicros: 20_000, p95Micros: 100_000 },
  ),
  pass('disk-space', { freeMib: 48_211 }, { freeMib: 2048 }),
  pass('memory', { freeMib: 3120, totalMib: 7904 }, { freeMib: 600 }),
  {
    id: 'clock',
    state: 'warn',
    reason: 'clock-off',
    evidence: { offsetMs: -42_300, roundTripMs: 12, jumpMs: 0, timeZone: 'Asia/Shanghai' },
    limits: { offsetMs: 30_000, jumpMs: 30_000 },
  },
  pass(
    'displays',
    { displays: 1, width: 1920, height: 1080, scalePercent: 100, displayNames: '样例显示器' },
    { displays: 1, width: 1024, height: 700 },
  ),
  pass('keyboard', { keyLock: 'held', isKiosk: 1 }, { isKiosk: 1 }),
  { id: 'printer', state: 'warn', reason: 'printer-none', evidence: { printers: 0 }, limits: {} },
  pass('link', { roundTripMs: 12 }),
  { id: 'rehearsal', state: 'warn', reason: 'rehearsal-never', evidence: {}, limits: { ageDays: 30 } },
];

export const sampleSignedSheet: unknown = {
  sheet: {
    kind: 'readiness-sheet',
    v: 1,
    stationId: 'DEMO-STATION-07',
    at: { wallMs: Date.UTC(2026, 2, 1, 0, 12, 0), monoMs: 1, bootId: 'boot' },
    programVersion: '0.1.0',
    limitsFrom: 'default',
    signer: { staffId: 'JK001', isVerified: false },
    checks: sampleChecks,
    waivers: [],
    inventory: { displays: [], printers: [], memoryMib: 7904, processor: '样例', system: '样例' },
    isReady: false,
  },
  suite: 'B',
  hash: '3c'.repeat(32),
  signature: 'AA',
};
