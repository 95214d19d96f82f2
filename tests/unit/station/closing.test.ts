import { describe, expect, it } from 'vitest';
import { verifyClosing } from '../../../src-crypto/closing-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import { IncidentLog } from '../../../src-shared/domain/incident/incident-log';
import { SessionClosing } from '../../../src-shared/domain/session-close/session-closing';
import { toExam } from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';

import {
  ADMIN,
  again,
  blocksOf,
  candidateIds,
  clock,
  close,
  FIRST,
  folder,
  HEAD,
  MINUTE,
  OK,
  opened,
  placeRest,
  recordsOf,
  refused,
  session,
  sign,
  signAll,
  sit,
  viewOf,
} from './closing-world';

describe('closing a session at a station (RM-15)', () => {
  it('takes a balanced count and the signatures of two proctors and the head of site', async () => {
    const one = await opened();
    await sit(one, 1, true);
    await sit(one, 2, false);
    expect(await blocksOf(one)).toEqual(['unplaced']);
    await placeRest(one, [3]);
    expect(await viewOf(one)).toMatchObject({
      counts: { expected: 6, sat: 2, submitted: 2, absent: 3, elsewhere: 1 },
      blocks: [],
      missing: ['proctor', 'proctor', 'site-head'],
    });
    await signAll(one);
    expect(await close(one)).toEqual(OK);
    expect(await one.view()).toMatchObject({
      kind: 'session-closed',
      closedAtMs: clock.now().wallMs,
      sat: 2,
    });
  });

  it('leaves two records for the centre: the log of incidents, and a closing that names everybody', async () => {
    const one = await opened();
    await sit(one, 1, true);
    const text = '样例：打印机缺纸';
    await one.ask['console:note-incident']({ kind: 'other', about: { kind: 'room' }, text });
    await placeRest(one, [2, 3]);
    await signAll(one);
    await close(one);
    const records = await journalEntries(folder.path, 'record');
    expect(records.map((each) => each.envelope.kind)).toEqual([
      'attempt-result',
      'incident-log',
      'session-close',
    ]);
    const [log] = (await recordsOf('incident-log')).map((body) => IncidentLog.parse(body));
    expect(log?.incidents).toMatchObject([{ kind: 'other', text, by: ['JK001'] }]);
    const [closing] = (await recordsOf('session-close')).map((body) => SessionClosing.parse(body));
    expect(closing).toMatchObject({
      sittings: [
        { seat: 1, outcome: 'submitted', confirmation: 'confirmed', recordHash: records[0]?.envelope.hash },
      ],
      absent: candidateIds([4, 5, 6]),
      elsewhere: candidateIds([2, 3]),
      incidentCount: 1,
      incidentRecords: [records[1]?.envelope.hash],
      signedBy: { proctors: ['JK001', 'JK002'], siteHead: 'KD001' },
    });
    const key = one.station.desk.memory.identity?.keys.sign.publicKey;
    expect(closing && key && verifyClosing(suiteB, closing, key)).toBe(true);
  });

  it('is refused while an exam goes on, and when it was interrupted and nobody has gone on with it', async () => {
    const one = await opened();
    await placeRest(one);
    await toExam(one, session.content);
    // The person who was said to be absent has come.
    expect(await blocksOf(one)).toEqual(['still-sitting']);
    expect(await sign(one, FIRST)).toEqual(refused('closing-blocked'));
    expect(await close(one)).toEqual(refused('closing-blocked'));
    await one.station.close();
    clock.reboot(5 * MINUTE);
    const next = await again();
    expect((await next.view()).kind).toBe('suspended');
    expect(await blocksOf(next)).toContain('still-sitting');
  });

  it('is refused while somebody is checking in or reads the result', async () => {
    const one = await opened();
    const admissionNo = session.content.candidates[0]?.admissionNo ?? '';
    await placeRest(one);
    await one.ask['check-in:identify']({ number: admissionNo });
    expect(await blocksOf(one)).toContain('at-the-seat');
    await one.ask['check-in:abandon']({});
    expect(await blocksOf(one)).toEqual([]);
  });

  it('is refused while anybody on the list has no place, or is named where they can not be', async () => {
    const one = await opened();
    await sit(one, 1);
    const [first, second] = candidateIds([1, 2]);
    if (first === undefined || second === undefined) throw new Error('no candidates');
    const wrong = refused('placement-wrong');
    expect(await one.ask['closing:place']({ absent: [first], elsewhere: [] })).toEqual(wrong);
    expect(await one.ask['closing:place']({ absent: [second], elsewhere: [second] })).toEqual(wrong);
    expect(await one.ask['closing:place']({ absent: [second], elsewhere: [] })).toEqual(OK);
    expect((await viewOf(one)).blocks).toEqual([
      { kind: 'unplaced', candidateIds: candidateIds([3, 4, 5, 6]) },
    ]);
    expect(await sign(one, FIRST)).toEqual(refused('closing-blocked'));
  });

  it('says nobody absent before the last may have come (RM-6), and counts who came too late', async () => {
    const startsAtMs = clock.now().wallMs;
    const one = await opened({
      policy: { startMode: 'room', lateEntryMinutes: 30 },
      adjust: (content) => ({ ...content, session: { ...content.session, startsAtMs } }),
    });
    await placeRest(one);
    expect((await viewOf(one)).blocks).toEqual([
      { kind: 'late-entry-open', fromMs: startsAtMs + 30 * MINUTE + 1000 },
    ]);
    clock.advance(30 * MINUTE + 1000);
    await one.ask['console:sign-in'](FIRST);
    expect(await blocksOf(one)).toEqual([]);
    const number = session.content.candidates[3]?.admissionNo ?? '';
    expect(await one.ask['check-in:identify']({ number })).toEqual(refused('too-late'));
    expect(await one.ask['check-in:identify']({ number })).toEqual(refused('too-late'));
    expect((await viewOf(one)).counts).toMatchObject({ absent: 6, lateRefused: 1, incidents: 1 });
  });

  it('counts those whose paper was collected or whose exam was stopped for themselves', async () => {
    const one = await opened();
    await toExam(one, session.content, 1);
    await one.ask['console:force-submit']({ reason: 'left-room', note: '样例' });
    await one.ask['exam:leave']({});
    await toExam(one, session.content, 2);
    await one.ask['console:stop']({ reason: 'unwell', note: '样例' });
    const stopped = one.station.desk.memory.current?.attemptId;
    if (stopped === undefined) throw new Error('nobody sits here');
    // A score that is held is nobody's to confirm (RM-13).
    expect(await one.ask['closing:answer-score']({ attemptId: stopped, isConfirmed: true })).toEqual(
      refused('not-now'),
    );
    await one.ask['exam:leave']({});
    await placeRest(one);
    expect((await viewOf(one)).counts).toMatchObject({ sat: 2, submitted: 0, forced: 1, terminated: 1 });
  });
});

describe('the signatures under a closing (RM-15)', () => {
  it('are of three different people, of the posts that sign, with their own passwords', async () => {
    const one = await opened();
    await placeRest(one);
    expect(await sign(one, { ...FIRST, password: 'wrong' })).toEqual(
      refused('unknown-staff-or-wrong-password'),
    );
    expect(await sign(one, { ...FIRST, staffId: 'JK999' })).toEqual(
      refused('unknown-staff-or-wrong-password'),
    );
    expect(await sign(one, ADMIN)).toEqual(refused('not-allowed'));
    expect(await sign(one, FIRST)).toEqual(OK);
    expect(await sign(one, { ...FIRST, staffId: 'jk001 ' })).toEqual(refused('signer-twice'));
    expect(await sign(one, HEAD)).toEqual(OK);
    expect(await close(one)).toEqual(refused('signatures-missing'));
    expect((await viewOf(one)).missing).toEqual(['proctor']);
  });

  it('lock a staff number out after five wrong passwords (ID-22)', async () => {
    const one = await opened();
    await placeRest(one);
    for (let i = 0; i < 5; i++) await sign(one, { ...HEAD, password: `wrong-${i}` });
    expect(await sign(one, HEAD)).toMatchObject({ ok: false, error: { kind: 'locked-out' } });
  });

  it('stand under what was shown: whatever changes takes them away, and nothing old is signed', async () => {
    const one = await opened();
    await placeRest(one);
    const { statement } = await viewOf(one);
    await signAll(one);
    await one.ask['console:note-incident']({ kind: 'other', about: { kind: 'room' }, text: '样例' });
    expect(await viewOf(one)).toMatchObject({ signatures: [], lapsed: 3 });
    expect(await one.ask['closing:close']({ statement })).toEqual(refused('statement-changed'));
    expect(await one.ask['closing:sign']({ statement, signer: FIRST })).toEqual(refused('statement-changed'));
    await signAll(one);
    expect(await close(one)).toEqual(OK);
  });

  it('are given at a console, and by those who invigilate', async () => {
    const one = await opened();
    await placeRest(one);
    const { statement } = await viewOf(one);
    await one.ask['console:sign-in'](ADMIN);
    expect(await one.ask['closing:sign']({ statement, signer: FIRST })).toEqual(refused('not-allowed'));
    await one.ask['console:sign-out']({});
    const out = refused('console-signed-out');
    expect(await one.ask['closing:view']({})).toEqual(out);
    expect(await one.ask['closing:place']({ absent: [], elsewhere: [] })).toEqual(out);
    expect(await one.ask['closing:sign']({ statement, signer: FIRST })).toEqual(out);
    expect(await one.ask['closing:close']({ statement })).toEqual(out);
  });

  it('can not be had where the package names too few who sign', async () => {
    const one = await opened({
      adjust: (content) => ({ ...content, staff: content.staff.filter((each) => each.staffId !== 'JK002') }),
    });
    await placeRest(one);
    expect(await blocksOf(one)).toEqual(['staff-missing']);
  });
});
