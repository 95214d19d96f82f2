import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepEvidence } from '../../../src-main/evidence/evidence-store';
import { GOOD_FACE, openSession, stationFolder } from '../../builders/build-station';
import {
  ADMIN,
  answerOne,
  type ConsoleSeat,
  consoleSeat,
  FIRST,
  OK,
  refused,
  SECOND,
} from '../../builders/console-seat';
import { journalEntries } from '../../builders/journal-entries';

let seat: ConsoleSeat;
beforeEach(async () => {
  seat = await consoleSeat();
});
afterEach(() => seat.close());

describe('conduct (RM-13)', () => {
  const report = { level: 'serious', note: '使用手机' } as const;

  it('takes two signatures, leaves the exam as it is, and shows 待处理 at the end instead of a score', async () => {
    const { one, session } = await seat.inExam();
    expect(await one.ask['console:mark-conduct']({ ...report, second: FIRST })).toEqual(
      refused({ kind: 'same-person-twice' }),
    );
    expect(await one.ask['console:mark-conduct']({ ...report, second: ADMIN })).toEqual(
      refused({ kind: 'not-allowed' }),
    );
    expect(await one.ask['console:mark-conduct']({ ...report, second: SECOND })).toEqual(OK);
    expect(JSON.stringify(await one.view())).not.toContain('serious');
    expect((await answerOne(one)).ok).toBe(true);
    await one.ask['console:force-submit']({ reason: 'conduct', note: '样例' });
    expect(await one.view()).toMatchObject({ kind: 'result-held', because: 'pending' });
    const result = await seat.resultOf(session);
    expect(result.conduct).toMatchObject([{ level: 'serious', note: '使用手机', by: ['JK001', 'JK002'] }]);
    expect(result.claimed.total).toBeGreaterThanOrEqual(0);
  });

  it('that was seen after the end stands in the room’s record', async () => {
    const { one, session } = await seat.inExam();
    await one.ask['console:force-submit']({ reason: 'other', note: '样例' });
    expect(await one.ask['console:mark-conduct']({ ...report, second: SECOND })).toEqual(OK);
    expect((await seat.resultOf(session)).conduct).toEqual([]);
    expect((await journalEntries(seat.folder, 'incident')).at(-1)).toMatchObject({
      incident: { kind: 'conduct', by: ['JK001', 'JK002'], facts: { level: 'serious' } },
    });
  });

  it('names the sealed pictures that are kept of this attempt where staff say so, and never has one taken (LW-4)', async () => {
    const { one, session } = await seat.inExam();
    const { desk } = one.station;
    const attemptId = desk.memory.current?.attemptId;
    if (attemptId === undefined) throw new Error('nobody sits here');
    const kept = await keepEvidence(desk, {
      kind: 'presence-mismatch',
      attemptId,
      bytes: new Uint8Array(64),
    });
    if (!kept.ok) throw new Error(kept.error.kind);
    expect(await one.ask['console:view']({})).toMatchObject({ attempt: { evidenceCount: 1 } });
    const withEvidence = { ...report, second: SECOND, withEvidence: true };
    expect(await one.ask['console:mark-conduct'](withEvidence)).toEqual(OK);
    expect(await one.ask['console:mark-conduct']({ ...report, second: SECOND })).toEqual(OK);
    await one.ask['console:force-submit']({ reason: 'conduct', note: '样例' });
    expect((await seat.resultOf(session)).conduct).toMatchObject([
      { evidence: [kept.value] },
      { evidence: [] },
    ]);
    const incidents = await journalEntries(seat.folder, 'incident');
    expect(incidents.find(({ incident }) => incident.kind === 'conduct')?.incident.evidence).toEqual([
      kept.value,
    ]);
  });
});

describe('identity by hand from the console (RM-5)', () => {
  const check = { reason: 'face-not-matched', note: '样例：证件与本人一致', second: SECOND } as const;

  async function atFaceCheck() {
    const { content } = await stationFolder(seat.folder, seat.clock);
    const one = await seat.start();
    await openSession(one);
    await one.ask['check-in:identify']({ number: content.candidates[0]?.admissionNo ?? '' });
    await one.ask['check-in:consent']({ isGiven: true });
    expect((await one.view()).kind).toBe('face-check');
    return one;
  }

  it('takes two who invigilate, in the midst of the face check, and is written into the room’s record', async () => {
    const one = await atFaceCheck();
    expect(await one.ask['console:verify-identity'](check)).toEqual(refused({ kind: 'console-signed-out' }));
    await one.ask['console:sign-in'](FIRST);
    expect(await one.ask['console:verify-identity']({ ...check, second: FIRST })).toEqual(
      refused({ kind: 'same-person-twice' }),
    );
    expect(await one.ask['console:verify-identity']({ ...check, second: ADMIN })).toEqual(
      refused({ kind: 'not-allowed' }),
    );
    expect(await one.ask['console:verify-identity'](check)).toEqual(OK);
    expect(await one.view()).toMatchObject({ kind: 'ready', identifiedBy: 'manual' });
    expect((await journalEntries(seat.folder, 'incident')).at(-1)).toMatchObject({
      incident: { kind: 'manual-check', by: ['JK001', 'JK002'], facts: { reason: 'face-not-matched' } },
    });
    expect((await journalEntries(seat.folder, 'console-action')).at(-1)).toMatchObject({
      action: 'verify-identity',
      before: { state: 'verifying-face' },
      after: { state: 'ready' },
    });
  });

  it('stands in for the look before a stopped attempt goes on (RM-11)', async () => {
    const { one } = await seat.inExam();
    await seat.stop(one);
    seat.clock.reboot(60_000);
    const again = await seat.start();
    await openSession(again);
    await again.ask['exam:resume']({ grantMinutes: 0, cause: 'power-loss', note: '样例' });
    expect((await again.view()).kind).toBe('face-check');
    await again.ask['console:sign-in'](FIRST);
    expect(await again.ask['console:verify-identity'](check)).toEqual(OK);
    expect((await again.view()).kind).toBe('exam');
  });

  it('means nothing once it is settled who sits here', async () => {
    const one = await atFaceCheck();
    await one.ask['check-in:face-measured'](GOOD_FACE);
    await one.ask['console:sign-in'](FIRST);
    expect(await one.ask['console:verify-identity'](check)).toEqual(refused({ kind: 'not-now' }));
  });
});
