import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suiteB } from '../../../src-crypto/suite-b';
import { loadCentreKeys } from '../../../src-server/registry/centre-keys';
import { ExamSessions } from '../../../src-server/registry/exam-sessions';
import { StationKeys } from '../../../src-server/registry/stations';
import { runRetention } from '../../../src-server/retention/run-retention';
import { type Database, openDatabase } from '../../../src-server/store/database';
import { previewVoid } from '../../../src-server/voiding/preview-void';
import { ItemId, SessionId } from '../../../src-shared/basics/ids';
import { scoredItemsById } from '../../../src-shared/domain/item/items-of-bank';
import type { AttemptResult } from '../../../src-shared/domain/record/attempt-result';
import { keysOfQuestions } from '../../../src-shared/domain/scoring/keys-of-paper';
import { scoreAttempt } from '../../../src-shared/domain/scoring/score-attempt';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation, type SyncStation } from '../../builders/build-sync-station';
import { withAnswers } from '../../builders/simulate-session';
import { startTestServer, type TestServer } from '../../builders/start-test-server';
import { type Dice, diceOf } from '../../simulator/dice';

const SEATS = 9;
let server: TestServer;
let station: SyncStation;
let database: Database;

beforeAll(async () => {
  server = await startTestServer();
  station = await buildSyncStation(server);
  database = openDatabase(server.running.databaseUrl ?? '', () => undefined);
});
afterAll(async () => {
  await database?.$client.end();
  await server?.stop();
});

type Sat = { readonly result: AttemptResult; readonly paper: readonly ItemId[] };

/** Nine papers of one bank version, answered by lot: rightly, wrongly, not at all; one of them has no answer. */
async function sit(name: string, dice: Dice) {
  const sessionId = SessionId.parse(`S-${name}`);
  const publication = buildPublication(sessionId, SEATS, `样例-${name}`);
  const published = await server.admin('PUT', `/sessions/${sessionId}`, publication);
  expect(published.status).toBe(201);
  const sat = Array.from({ length: SEATS }, (_, at): Sat => {
    const perfect = buildResult(publication, station.stationId, at + 1);
    const answers = perfect.answers.flatMap(({ itemId, chosen }) => {
      if (at === 0 || dice.chance(0.2)) return [];
      return [{ itemId, chosen: dice.chance(0.4) ? chosen.slice(0, 1) : chosen }];
    });
    const wrong = answers.map((one) => (dice.chance(0.35) ? { ...one, chosen: [] } : one));
    const paper = perfect.answers.map((one) => one.itemId);
    return { result: withAnswers(publication, perfect, wrong), paper };
  });
  const sent = await station.send(station.seal(sat.map(({ result }) => result)));
  if (!('receipt' in sent)) throw new Error(JSON.stringify(sent));
  const { items } = publication.bank;
  /** Every paper scored from nothing, as if the centre knew nothing of it. */
  const whole = ({ result, paper }: Sat, voided: ReadonlySet<ItemId>) => {
    const keys = keysOfQuestions(paper, items, voided);
    if (!keys.ok) throw new Error(keys.error.itemId);
    const answers = new Map(result.answers.map(({ itemId, chosen }) => [itemId, chosen]));
    const score = scoreAttempt({ keys: keys.value, answers, passMark: publication.policy.passMark });
    if (!score.ok) throw new Error(score.error.itemId);
    return score.value;
  };
  const effectOf = (voided: ReadonlySet<ItemId>, itemId: ItemId) => {
    const held = sat.filter(({ paper }) => paper.includes(itemId));
    const both = held.map((one) => [whole(one, voided), whole(one, new Set([...voided, itemId]))] as const);
    return {
      held: held.length,
      raised: both.filter(([before, then]) => then.total > before.total).length,
      nowPassed: both.filter(([before, then]) => then.isPass && !before.isPass).length,
    };
  };
  return { sessionId, sat, questions: [...scoredItemsById(items).keys()], whole, effectOf };
}

async function preview(sessionId: SessionId, itemId: ItemId) {
  const { config, now } = server;
  const keys = await loadCentreKeys(suiteB, config.centreKeysPath);
  if (!keys.ok) throw new Error(keys.error.kind);
  // A server that has just started and remembers nothing.
  const foreseen = await previewVoid(
    {
      database,
      centre: { suite: suiteB, keys: keys.value, serverId: 'x' },
      sessions: new ExamSessions(database),
      stationKeys: new StationKeys(database),
      now,
      onBug: (error) => {
        throw error;
      },
    },
    { sessionId, itemId },
  );
  if (!foreseen.ok) throw new Error(foreseen.error);
  const { effect, results, unreadable } = foreseen.value;
  return { effect, results, unreadable };
}

async function voidNow(sessionId: SessionId, itemId: ItemId) {
  const answer = await server.admin('POST', `/sessions/${sessionId}/voided-items`, {
    itemId,
    reason: '样例',
  });
  const { held, raised, nowPassed } = (await answer.json()) as Record<string, unknown>;
  return { held, raised, nowPassed };
}

const standing = async (sessionId: SessionId) =>
  (
    await server.sql.query(
      'SELECT candidate_id, total, is_pass, voids_known FROM results WHERE session_id = $1 ORDER BY candidate_id',
      [sessionId],
    )
  ).rows;

describe('what voiding a question would do (TS-8)', () => {
  it.each([1, 2, 3])(
    'is what scoring every paper from nothing gives, one voiding after another: seed %i',
    async (seed) => {
      const dice = diceOf(`void-preview ${seed}`);
      const { sessionId, sat, questions, whole, effectOf } = await sit(`lot-${seed}`, dice);
      const voided = new Set<ItemId>();
      for (let round = 0; round < 8; round++) {
        // Mostly one that somebody had, else any of the bank's.
        const itemId = dice.pick(dice.chance(0.8) ? dice.pick(sat).paper : questions);
        if (voided.has(itemId)) continue;
        // Some results are as a version of the program left them that kept no papers.
        if (dice.chance(0.5)) {
          const { attemptId } = dice.pick(sat).result;
          await server.sql.query('DELETE FROM result_papers WHERE attempt_id = $1', [attemptId]);
        }
        const effect = effectOf(voided, itemId);
        expect(await preview(sessionId, itemId)).toEqual({ effect, results: SEATS, unreadable: 0 });
        expect(await voidNow(sessionId, itemId)).toEqual(effect);
        voided.add(itemId);
        expect(await standing(sessionId)).toEqual(
          sat.map((one) => {
            const { total, isPass } = whole(one, voided);
            const { candidateId } = one.result;
            return { candidate_id: candidateId, total, is_pass: isPass, voids_known: voided.size };
          }),
        );
      }
      expect(voided.size).toBeGreaterThan(4);
    },
  );

  it('of papers that were not kept is told from their records, and the voiding keeps the papers it looked at', async () => {
    const { sessionId, sat, effectOf } = await sit('unknown', diceOf('unknown papers'));
    const papers = async () =>
      (
        await server.sql.query(
          `SELECT p.question_nos FROM result_papers p JOIN results r USING (attempt_id)
           WHERE r.session_id = $1 ORDER BY r.candidate_id`,
          [sessionId],
        )
      ).rows;
    const before = await papers();
    await server.sql.query(
      'DELETE FROM result_papers WHERE attempt_id IN (SELECT attempt_id FROM results WHERE session_id = $1)',
      [sessionId],
    );
    const itemId = ItemId.parse(sat[3]?.paper[5]);
    const effect = effectOf(new Set(), itemId);
    expect(await preview(sessionId, itemId)).toEqual({ effect, results: SEATS, unreadable: 0 });
    expect(await papers()).toEqual([]);
    expect(await voidNow(sessionId, itemId)).toEqual(effect);
    expect(await papers()).toEqual(before);
  });

  it('of answers and records that were kept long enough says how many can’t be told, and those scores stay', async () => {
    const { sessionId, sat } = await sit('old', diceOf('old results'));
    await runRetention(database, server.now() + 3.2 * 365.25 * 86_400_000);
    const itemId = ItemId.parse(sat[3]?.paper[5]);
    const held = sat.filter(({ paper }) => paper.includes(itemId)).length;
    expect(await preview(sessionId, itemId)).toEqual({
      effect: { held: 0, raised: 0, nowPassed: 0 },
      results: SEATS,
      unreadable: held,
    });
    const before = await standing(sessionId);
    expect(await voidNow(sessionId, itemId)).toEqual({ held: 0, raised: 0, nowPassed: 0 });
    expect(await standing(sessionId)).toEqual(before.map((row) => ({ ...row, voids_known: 1 })));
    const alarms = await server.sql.query("SELECT reason FROM alarms WHERE kind = 'rescore-failed'");
    expect(alarms.rows).toEqual(Array.from({ length: held }, () => ({ reason: 'body-unreadable' })));
  });
});
