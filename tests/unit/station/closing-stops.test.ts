import { describe, expect, it } from 'vitest';
import { noteIncident } from '../../../src-main/exam/note-incident';
import { IncidentLog } from '../../../src-shared/domain/incident/incident-log';
import type { RunningStation } from '../../builders/build-station';
import { faultyDisk } from '../../builders/faulty-disk';

import {
  again,
  clock,
  close,
  FIRST,
  HEAD,
  MINUTE,
  OK,
  opened,
  placeRest,
  recordsOf,
  refused,
  SECOND,
  session,
  sign,
  signAll,
  sit,
  viewOf,
} from './closing-world';

describe('a power cut while a session is being closed', () => {
  it('leaves the signatures that were given, and closing goes on with them', async () => {
    const one = await opened();
    await sit(one, 1);
    await placeRest(one);
    await sign(one, FIRST);
    await sign(one, SECOND);
    await one.station.close();
    clock.reboot(5 * MINUTE);
    const next = await again();
    expect(await viewOf(next)).toMatchObject({
      signatures: [{ staffId: 'JK001' }, { staffId: 'JK002' }],
      missing: ['site-head'],
    });
    await sign(next, HEAD);
    expect(await close(next)).toEqual(OK);
  });

  it('in the middle of writing the records leaves the session open, and closing again makes one closing', async () => {
    let isCut = false;
    const disk = faultyDisk((call) => (isCut && call === 'half-append' ? 'EIO' : undefined));
    const one = await opened({}, disk);
    await sit(one, 1);
    await placeRest(one);
    await signAll(one);
    isCut = true;
    expect(await close(one)).toMatchObject({ ok: false, error: { kind: 'not-written' } });
    expect((await one.view()).kind).toBe('check-in');
    await one.station.close();
    clock.reboot(5 * MINUTE);
    const next = await again();
    expect(await viewOf(next)).toMatchObject({ missing: [], blocks: [] });
    expect(await close(next)).toEqual(OK);
    expect(await recordsOf('session-close')).toHaveLength(1);
  });

  it('after it leaves it closed', async () => {
    const one = await opened();
    await placeRest(one);
    await signAll(one);
    await close(one);
    const closedAtMs = clock.now().wallMs;
    await one.station.close();
    clock.reboot(5 * MINUTE);
    const next = await again();
    expect(await next.view()).toMatchObject({ kind: 'session-closed', closedAtMs });
  });
});

describe('a session that is closed', () => {
  async function closed(): Promise<RunningStation> {
    const one = await opened();
    await sit(one, 1);
    await placeRest(one);
    await signAll(one);
    expect(await close(one)).toEqual(OK);
    return one;
  }

  it('is not closed twice', async () => {
    const one = await closed();
    expect(await close(one)).toEqual(refused('session-closed'));
    expect(await sign(one, FIRST)).toEqual(refused('session-closed'));
    expect(await recordsOf('session-close')).toHaveLength(1);
  });

  it('lets nobody check in, start a room, or write into its record', async () => {
    const one = await closed();
    const number = session.content.candidates[1]?.admissionNo ?? '';
    expect(await one.ask['check-in:identify']({ number })).toEqual(refused('session-closed'));
    const startsAtMs = clock.now().wallMs;
    expect(await one.ask['console:start-room']({ startsAtMs, note: '样例' })).toEqual(
      refused('session-closed'),
    );
    const incident = { kind: 'other', about: { kind: 'room' }, text: '样例' } as const;
    expect(await one.ask['console:note-incident'](incident)).toEqual(refused('session-closed'));
  });

  it('sends after its log what the station notices later by itself', async () => {
    const one = await closed();
    const noticed = { kind: 'disk-low', text: '', by: [], evidence: [], facts: {} } as const;
    expect(await noteIncident(one.station.desk, noticed)).toMatchObject({ ok: true });
    const logs = (await recordsOf('incident-log')).map((body) => IncidentLog.parse(body));
    expect(logs.map((log) => log.incidents.map((each) => each.kind))).toEqual([[], ['disk-low']]);
  });

  it('goes into the hand-in file whole, also where nobody sat', async () => {
    const one = await opened();
    await placeRest(one);
    await signAll(one);
    await close(one);
    expect(one.station.handIn.view()).toMatchObject({ records: 0, roomRecords: 2, waiting: 2 });
  });

  it('begins the time after which its package and photographs are destroyed (LW-1)', async () => {
    const one = await closed();
    const { packageId, session: head } = session.content;
    const standing = one.station.desk.retention.standingOf(packageId, head.date);
    expect(standing).toMatchObject({ closedAtMs: clock.now().wallMs, unacknowledgedRecords: 3 });
  });
});
