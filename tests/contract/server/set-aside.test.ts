import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordName } from '../../../src-shared/contracts/web/set-aside';
import { type Browser, signedInStaff } from '../../builders/build-browser';
import { buildIncident, buildIncidentLog } from '../../builders/build-closing';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation, type SyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let station: SyncStation;
let province: Browser;
const publication = buildPublication('S-aside', 4);

beforeAll(async () => {
  server = await startTestServer();
  station = await buildSyncStation(server);
  province = (await signedInStaff(server, 'province', server.now)).browser;
  await server.admin('PUT', '/sessions/S-aside', publication);
});
afterAll(() => server?.stop());

async function asideOf(reason: string): Promise<RecordName> {
  const { lines } = await province.call('recordsAside', { isOpenOnly: true });
  const found = lines.find((one) => one.reason === reason);
  if (found === undefined) throw new Error(`nothing is aside for ${reason}`);
  const { stationId, epoch, seq, hash } = found;
  return { stationId, epoch, seq, hash };
}

const alarmsOf = async (subject: string) =>
  (await province.call('alarms', { isOpenOnly: true })).lines.filter((one) => one.subject === subject);

describe('a second machine’s result of one sitting (RM-12)', () => {
  it('is set aside, compared with the one that counts, and rejected once; it is kept and its alarm settled', async () => {
    const other = await buildSyncStation(server);
    await station.send(station.seal([buildResult(publication, station.stationId, 1)]));
    const late = buildResult(publication, other.stationId, 1, {
      wrong: 7,
      changes: { attemptId: 'ab'.repeat(16) },
    });
    await other.send(other.seal([late]));
    const name = await asideOf('sitting-stored-already');
    expect(await province.call('compareAside', name)).toMatchObject({
      ok: true,
      value: {
        aside: { stationId: other.stationId, total: late.claimed.total, seatEpoch: 1 },
        standing: { stationId: station.stationId, total: 100 },
      },
    });
    const subject = `${name.stationId}|${name.epoch}|${name.seq}`;
    expect(await alarmsOf(subject)).toHaveLength(1);
    const decision = { ...name, decision: 'rejected', note: '换机后旧机继续作答' } as const;
    expect(await province.call('decideAside', decision)).toEqual({ ok: true, value: { isCounted: false } });
    expect(await province.call('decideAside', decision)).toMatchObject({
      error: { kind: 'decided-already' },
    });
    expect(await alarmsOf(subject)).toEqual([]);
    const kept = await server.sql.query('SELECT reason FROM quarantine WHERE hash = $1', [name.hash]);
    expect(kept.rows).toEqual([{ reason: 'sitting-stored-already' }]);
    const open = await province.call('recordsAside', { isOpenOnly: true });
    expect(open.lines.some((one) => one.hash === name.hash)).toBe(false);
    const all = await province.call('recordsAside', { isOpenOnly: false });
    expect(all.lines.find((one) => one.hash === name.hash)).toMatchObject({
      decision: { decision: 'rejected', note: '换机后旧机继续作答' },
    });
  });
});

describe('a record that this program failed on', () => {
  it('is counted when it is judged again after the repair', async () => {
    const later = buildPublication('S-later', 2, '样例-later');
    const result = buildResult(later, station.stationId, 1);
    await station.send(station.seal([result]));
    // As an older program would have left it: not by a reason that is tried again by itself.
    await server.sql.query("UPDATE quarantine SET reason = 'judging-failed' WHERE session_id = 'S-later'");
    await server.admin('PUT', '/sessions/S-later', later);
    const name = await asideOf('judging-failed');
    expect(await province.call('decideAside', { ...name, decision: 'judged-again', note: '已升级' })).toEqual(
      {
        ok: true,
        value: { isCounted: true },
      },
    );
    const scored = await server.sql.query('SELECT total FROM results WHERE attempt_id = $1', [
      result.attemptId,
    ]);
    expect(scored.rows).toEqual([{ total: 100 }]);
  });

  it('that still cannot be counted is back where it was, with its reason', async () => {
    const result = buildResult(publication, station.stationId, 2, {
      changes: { bankVersion: '样例-other' },
    });
    await station.send(station.seal([result]));
    const name = await asideOf('other-bank');
    expect(await province.call('decideAside', { ...name, decision: 'judged-again', note: '试一次' })).toEqual(
      {
        ok: true,
        value: { isCounted: false },
      },
    );
    expect(await asideOf('other-bank')).toEqual(name);
  });
});

describe('a fork', () => {
  it('cannot be judged again, only rejected', async () => {
    const chain = station.seal(['一']);
    await station.send(chain);
    await station.send(station.seal(['另一个一'], { ...(chain[0] && { epoch: chain[0].epoch }) }));
    const name = await asideOf('fork');
    const again = { ...name, decision: 'judged-again', note: '试一次' } as const;
    expect(await province.call('decideAside', again)).toMatchObject({ error: { kind: 'not-in-inbox' } });
    expect((await province.call('decideAside', { ...again, decision: 'rejected' })).ok).toBe(true);
    const nobody = { ...again, hash: 'ab'.repeat(32) as never };
    expect(await province.call('decideAside', nobody)).toMatchObject({ error: { kind: 'no-such-record' } });
  });
});

describe('incidents of a room (RM-14)', () => {
  it('are listed with who noted them, by session and kind, the latest first', async () => {
    const at = (wallMs: number) => ({ at: { wallMs, monoMs: 1, bootId: 'boot' } });
    const incidents = [
      buildIncident('S-aside', 1, at(1_773_110_000_000)),
      buildIncident('S-aside', 2, { kind: 'unwell', by: [], ...at(1_773_110_100_000) }),
    ];
    await station.send(station.seal([buildIncidentLog(publication, station.stationId, incidents)]));
    const { lines } = await province.call('searchIncidents', {
      search: { sessionId: publication.session.sessionId },
    });
    expect(lines.map((one) => one.kind)).toEqual(['unwell', 'machine-fault']);
    expect(lines[1]).toMatchObject({ text: '鼠标失灵，已更换（样例）', by: ['JK001'], seat: 1 });
    const [last] = lines;
    const rest = await province.call('searchIncidents', {
      search: {},
      after: { atMs: last?.atMs ?? 0, incidentId: last?.incidentId ?? '' },
    });
    expect(rest.lines.map((one) => one.kind)).toEqual(['machine-fault']);
    const unwell = await province.call('searchIncidents', { search: { kind: 'unwell' } });
    expect(unwell.lines).toHaveLength(1);
  });
});

describe('of two whole results of one sitting (RM-12)', () => {
  it('the second counts when a person says so, both scores stay, and it can be turned round again', async () => {
    const other = await buildSyncStation(server);
    const first = buildResult(publication, station.stationId, 3);
    await station.send(station.seal([first]));
    const changes = { attemptId: 'cd'.repeat(16) };
    const second = buildResult(publication, other.stationId, 3, { wrong: 50, changes });
    await other.send(other.seal([second]));
    const { attemptId } = first;
    const standing = async () =>
      (
        await server.sql.query(
          'SELECT station_id, total, is_pass, version_no FROM results WHERE attempt_id = $1',
          [attemptId],
        )
      ).rows;
    const note = '签到表为二号机（样例）';
    const name = await asideOf('sitting-stored-already');
    const choose = (of: RecordName) =>
      province.call('decideAside', { ...of, decision: 'put-in-place', note });
    expect(await choose(name)).toEqual({ ok: true, value: { isCounted: true } });
    expect(await standing()).toEqual([
      { station_id: other.stationId, total: second.claimed.total, is_pass: false, version_no: 2 },
    ]);
    const detail = await province.call('resultDetail', { attemptId });
    expect(detail.ok && detail.value.versions.map(({ total, cause }) => [total, cause])).toEqual([
      [100, 'scored'],
      [second.claimed.total, 'chosen'],
    ]);
    // Nothing of either waits for anybody; what stood is kept with the same person's word on it.
    const open = await province.call('recordsAside', { isOpenOnly: true });
    expect(open.lines.filter((one) => one.reason === 'sitting-stored-already')).toEqual([]);
    const all = await province.call('recordsAside', { isOpenOnly: false });
    const before = all.lines.find(
      (one) => one.stationId === station.stationId && one.decision?.note === note,
    );
    expect(before).toMatchObject({ decision: { decision: 'rejected' }, isInInbox: true });
    if (before === undefined) throw new Error('what stood is gone');
    const { stationId, epoch, seq, hash } = before;
    expect(await choose({ stationId, epoch, seq, hash })).toMatchObject({ ok: true });
    expect(await standing()).toEqual([
      { station_id: station.stationId, total: 100, is_pass: true, version_no: 3 },
    ]);
    expect(await choose({ stationId, epoch, seq, hash })).toMatchObject({
      error: { kind: 'no-such-record' },
    });
  });

  it('only a second result can take a place: anything else that is aside is told so', async () => {
    const result = buildResult(publication, station.stationId, 4, { changes: { bankVersion: '样例-x' } });
    await station.send(station.seal([result]));
    const { lines } = await province.call('recordsAside', { isOpenOnly: true });
    const [latest] = lines.filter((one) => one.reason === 'other-bank');
    if (latest === undefined) throw new Error('nothing is aside');
    const { stationId, epoch, seq, hash } = latest;
    const body = { stationId, epoch, seq, hash, decision: 'put-in-place', note: '样例' } as const;
    expect(await province.call('decideAside', body)).toMatchObject({
      error: { kind: 'not-a-second-result' },
    });
  });
});
