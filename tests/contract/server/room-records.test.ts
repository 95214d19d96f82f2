import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionPublication } from '../../../src-server/registry/session-publication';
import type { AttemptId } from '../../../src-shared/basics/ids';
import { buildClosing, buildIncident, buildIncidentLog } from '../../builders/build-closing';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation, type SyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let station: SyncStation;
let publication: SessionPublication;
let sessions = 0;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  station = await buildSyncStation(server);
  sessions += 1;
  publication = buildPublication(`R-${sessions}`);
  await publish();
});
afterAll(() => server?.stop());

async function publish(): Promise<void> {
  const path = `/sessions/${publication.session.sessionId}`;
  await server.admin('PUT', path, publication);
}

type Bodies = Parameters<SyncStation['seal']>[0];

async function outcomesOf(bodies: Bodies, kind?: string): Promise<string[]> {
  const sent = await station.send(station.seal(bodies, kind === undefined ? {} : { kind }));
  if (!('receipt' in sent)) throw new Error(`refused: ${JSON.stringify(sent)}`);
  return sent.receipt.receipt.outcomes.map((one) => one.reason ?? one.outcome);
}

async function incidentsAtCentre(): Promise<unknown[]> {
  const rows = await server.sql.query(
    'SELECT incident_id AS id, kind FROM incidents WHERE session_id = $1 ORDER BY incident_id',
    [publication.session.sessionId],
  );
  return rows.rows;
}

async function closingsAtCentre(): Promise<unknown[]> {
  const rows = await server.sql.query(
    'SELECT station_id AS station FROM session_closings WHERE session_id = $1',
    [publication.session.sessionId],
  );
  return rows.rows;
}

const lateAnswer = (attemptId: AttemptId) => ({
  kind: 'late-answer' as const,
  stationId: station.stationId,
  sessionId: publication.session.sessionId,
  packageId: publication.packageId,
  incident: buildIncident(publication.session.sessionId, sessions * 100 + 7, {
    kind: 'late-answer',
    attemptId,
    text: '',
    by: [],
    facts: { seatEpoch: 1, toStation: 'ST-000002' },
  }),
  seatEpoch: 1,
  itemId: 'demo-item-1',
  chosen: ['a'],
  isDemonstration: publication.isDemonstration,
});

const closing = (changes: object = {}) =>
  buildClosing(publication, station.stationId, station.keys.sign.privateKey, [], changes);

describe('the records of a room', () => {
  it('bring its incidents to the centre, each once however often they come (RM-14)', async () => {
    const sessionId = publication.session.sessionId;
    const own = [
      buildIncident(sessionId, sessions * 100 + 1),
      buildIncident(sessionId, sessions * 100 + 2, { kind: 'unwell' }),
    ];
    const log = buildIncidentLog(publication, station.stationId, own);
    expect(await outcomesOf([log, log])).toEqual(['stored', 'stored']);
    expect(await incidentsAtCentre()).toEqual(own.map(({ incidentId, kind }) => ({ id: incidentId, kind })));
  });

  it('bring its closing to the centre beside the results (RM-15)', async () => {
    const result = buildResult(publication, station.stationId, 1);
    const closed = buildClosing(publication, station.stationId, station.keys.sign.privateKey, [result]);
    expect(await outcomesOf([result, closed])).toEqual(['stored', 'stored']);
    expect(await closingsAtCentre()).toEqual([{ station: station.stationId }]);
  });

  it('bring a late answer of a seat that was left: a line of the record, and the answer beside it, scoring nothing (RM-12)', async () => {
    const result = buildResult(publication, station.stationId, 1);
    const late = lateAnswer(result.attemptId);
    expect(await outcomesOf([late, result, late])).toEqual(['stored', 'stored', 'stored']);
    expect(await incidentsAtCentre()).toEqual([{ id: late.incident.incidentId, kind: 'late-answer' }]);
    const answers = await server.sql.query(
      'SELECT seat_epoch::int AS fence, item_id AS item, chosen FROM late_answers WHERE attempt_id = $1',
      [result.attemptId],
    );
    // As often as it came: the numbers of the chain are its identity.
    const row = { fence: 1, item: late.itemId, chosen: late.chosen };
    expect(answers.rows).toEqual([row, row]);
    const results = await server.sql.query('SELECT total FROM results WHERE attempt_id = $1', [
      result.attemptId,
    ]);
    expect(results.rows).toEqual([{ total: result.claimed.total }]);
    // The room's log says it again when the session closes.
    const log = buildIncidentLog(publication, station.stationId, [late.incident]);
    expect(await outcomesOf([log])).toEqual(['stored']);
    expect(await incidentsAtCentre()).toHaveLength(1);
  });

  it('are set aside when a late answer says of itself that it is something else', async () => {
    const { incident, ...rest } = lateAnswer(buildResult(publication, station.stationId, 1).attemptId);
    const { attemptId, ...nobodys } = incident;
    expect(
      await outcomesOf([
        { ...rest, incident: { ...incident, kind: 'other' } },
        { ...rest, incident: nobodys },
        { ...rest, incident: { ...incident, sessionId: 'another' } },
        { ...rest, incident, chosen: 'A' },
      ]),
    ).toEqual(['body-malformed', 'body-malformed', 'body-malformed', 'body-malformed']);
    expect(await incidentsAtCentre()).toEqual([]);
    expect(attemptId).toBeDefined();
  });

  it('are set aside when the signature inside a closing is another one’s', async () => {
    const stranger = await buildSyncStation(server);
    const forged = buildClosing(publication, station.stationId, stranger.keys.sign.privateKey, []);
    expect(await outcomesOf([forged])).toEqual(['closing-not-signed']);
    expect(await closingsAtCentre()).toEqual([]);
  });

  it('are set aside when they are of another session, station or kind than they say', async () => {
    const stranger = await buildSyncStation(server);
    const other = { ...closing(), sessionId: 'nobody-published-it' };
    expect(await outcomesOf([other])).toEqual(['unknown-session']);
    expect(await outcomesOf([{ ...closing(), stationId: stranger.stationId }])).toEqual(['other-station']);
    expect(await outcomesOf([closing()], 'incident-log')).toEqual(['body-malformed']);
    expect(await outcomesOf([closing({ isDemonstration: false })])).toEqual([
      'demonstration-mixed-with-real',
    ]);
  });

  it('of a kind that this server does not know are kept, and do not hold up those behind them', async () => {
    const [unknown] = station.seal([{ seating: 'plan' }], { kind: 'seating-plan' });
    if (unknown === undefined) throw new Error('nothing was sealed');
    const result = station.seal([buildResult(publication, station.stationId, 1)], { after: unknown });
    const sent = await station.send([unknown, ...result]);
    if (!('receipt' in sent)) throw new Error('refused');
    const { receipt } = sent.receipt;
    expect(receipt.receivedThrough).toBe(2);
    expect(receipt.outcomes.map((one) => one.reason ?? one.outcome)).toEqual(['unknown-kind', 'stored']);
    const kept = await server.sql.query('SELECT kind FROM inbox WHERE station_id = $1 AND seq = 1', [
      station.stationId,
    ]);
    expect(kept.rows).toEqual([{ kind: 'seating-plan' }]);
  });
});
