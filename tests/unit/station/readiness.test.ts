import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSheetAuthentic } from '../../../src-crypto/sheet-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import { SignedReadinessSheet } from '../../../src-shared/domain/readiness/readiness-sheet';
import {
  openSession,
  type RunningStation,
  type RunOptions,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
} from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';

const PAGE = {
  camera: { kind: 'opened', label: '样例摄像头', width: 640, height: 480, framesPerSecond: 30, luma: 120 },
  faceModels: { kind: 'sound', loadMs: 500 },
  keyLock: 'held',
} as const;
const BLACK = { ...PAGE, camera: { kind: 'black' } } as const;
const STAFF = { staffId: 'JK001', password: 'jia-password' };

describe('the readiness sheet of a station (feature 17)', () => {
  let root: Awaited<ReturnType<typeof tempFolder>>;
  let clock: TestClock;
  let session: TestSession;
  let running: RunningStation;
  beforeEach(async () => {
    root = await tempFolder('readiness');
    clock = testClock();
    session = await stationFolder(root.path, clock);
    running = await runStation(root.path, clock, undefined, undefined, options());
  });
  afterEach(async () => {
    await running.station.close();
    await root.remove();
  });
  const options = (): RunOptions => ({ savePath: path.join(root.path, 'sheet.json') });
  const restart = async (): Promise<void> => {
    await running.station.close();
    running = await runStation(root.path, clock, undefined, undefined, options());
  };

  async function look(page: Parameters<(typeof running.ask)['readiness:complete']>[0]['page']) {
    const looked = await running.ask['readiness:look']({});
    expect(looked.ok).toBe(true);
    const completed = await running.ask['readiness:complete']({ page });
    if (!completed.ok) throw new Error(completed.error.kind);
    return new Map(completed.value.checks.map((check) => [check.id, check]));
  }
  const identify = () =>
    running.ask['check-in:identify']({ number: session.content.candidates[0]?.admissionNo ?? '' });

  it('measures the disk of its own folder, reads the package anew, and says what is still sealed', async () => {
    const checks = await look(PAGE);
    expect(checks.get('disk-speed')?.evidence).toMatchObject({ writes: 60 });
    expect(checks.get('package')).toMatchObject({
      state: 'pass',
      evidence: { packageId: session.content.packageId },
    });
    expect(checks.get('scorer')).toMatchObject({ state: 'not-yet' });
    expect(checks.get('link')).toMatchObject({ state: 'warn', reason: 'link-unreachable' });
  });

  it('is signed by the station, journalled, and there again after a restart', async () => {
    await openSession(running);
    const checks = await look(PAGE);
    expect(checks.get('scorer')).toMatchObject({ state: 'pass' });
    const signed = await running.ask['readiness:sign']({ ...STAFF, waivers: [] });
    if (!signed.ok) throw new Error(signed.error.kind);
    const publicKey = running.station.desk.memory.identity?.keys.sign.publicKey ?? new Uint8Array(32);
    expect(isSheetAuthentic(suiteB, signed.value.signed, publicKey)).toBe(true);
    const forged = { ...signed.value.signed, sheet: { ...signed.value.signed.sheet, isReady: false } };
    expect(isSheetAuthentic(suiteB, forged, publicKey)).toBe(false);
    expect(signed.value.signed.sheet).toMatchObject({
      signer: { staffId: 'JK001', isVerified: true },
      isReady: true,
      inventory: { camera: '样例摄像头', printers: ['样例打印机'] },
      limitsFrom: session.content.policy.policyVersion,
    });
    await restart();
    expect(running.station.desk.memory.readiness.latest).toEqual(signed.value.signed);
    expect(await running.view()).toMatchObject({ kind: 'locked', readiness: { isReady: true } });
  });

  it('leaves as a file that anybody can check', async () => {
    await look(PAGE);
    await running.ask['readiness:sign']({ staffId: 'jk001', password: '', waivers: [] });
    expect(await running.ask['readiness:save']({})).toEqual({ ok: true, value: {} });
    const file = SignedReadinessSheet.parse(
      JSON.parse(await readFile(path.join(root.path, 'sheet.json'), 'utf8')),
    );
    expect(file).toEqual(running.station.desk.memory.readiness.latest);
  });

  it('only notes the number of whoever signs while the session is sealed, and waives nothing then', async () => {
    await look(BLACK);
    const waivers = [{ checkId: 'camera' as const, reason: '样例理由' }];
    expect(await running.ask['readiness:sign']({ staffId: 'JK001', password: '', waivers })).toEqual({
      ok: false,
      error: { kind: 'waive-needs-session' },
    });
    const signed = await running.ask['readiness:sign']({ staffId: 'JK001', password: '', waivers: [] });
    expect(signed).toMatchObject({
      ok: true,
      value: { signed: { sheet: { signer: { isVerified: false }, isReady: false } } },
    });
  });

  it('keeps the door shut on an open block until somebody answers for it with a password and a reason', async () => {
    await openSession(running);
    expect((await look(BLACK)).get('camera')).toMatchObject({ state: 'block' });
    await running.ask['readiness:sign']({ ...STAFF, waivers: [] });
    expect(await identify()).toEqual({ ok: false, error: { kind: 'not-ready', blocks: ['camera'] } });
    const waivers = [{ checkId: 'camera' as const, reason: '改为人工核验' }];
    expect(await running.ask['readiness:sign']({ staffId: 'JK001', password: 'wrong', waivers })).toEqual({
      ok: false,
      error: { kind: 'unknown-staff-or-wrong-password' },
    });
    const waived = await running.ask['readiness:sign']({ ...STAFF, waivers });
    expect(waived).toMatchObject({
      ok: true,
      value: { signed: { sheet: { waivers: [{ checkId: 'camera', reason: '改为人工核验', by: 'JK001' }] } } },
    });
    expect((await identify()).ok).toBe(true);
  });

  it('warns only of displays that were waived here before, after a restart too', async () => {
    const screen = { label: '样例', width: 1920, height: 1080, scalePercent: 100 };
    const equipment = { displays: () => [screen, screen] };
    await running.station.close();
    running = await runStation(root.path, clock, undefined, undefined, { ...options(), equipment });
    await openSession(running);
    expect((await look(PAGE)).get('displays')).toMatchObject({ state: 'block', reason: 'display-many' });
    const waivers = [{ checkId: 'displays' as const, reason: '投影仪已断电' }];
    expect((await running.ask['readiness:sign']({ ...STAFF, waivers })).ok).toBe(true);
    await running.station.close();
    running = await runStation(root.path, clock, undefined, undefined, { ...options(), equipment });
    expect((await look(PAGE)).get('displays')).toMatchObject({ state: 'warn', reason: 'known-hardware' });
  });

  it('is not made of a look that never happened', async () => {
    expect(await running.ask['readiness:sign']({ ...STAFF, waivers: [] })).toEqual({
      ok: false,
      error: { kind: 'not-now' },
    });
    expect(await running.ask['readiness:save']({})).toEqual({ ok: false, error: { kind: 'not-now' } });
  });
});
