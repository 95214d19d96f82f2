import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { buildDemoSession } from '../src-bank/demo/build-demo-session';
import { newCentreKeys } from '../src-crypto/key-files';
import { sealRecord } from '../src-crypto/record-seal';
import { newBoxRun } from '../src-crypto/sealed-box';
import { suiteB } from '../src-crypto/suite-b';
import { utf8 } from '../src-crypto/text';
import { packTightBody } from '../src-crypto/tight-body';
import { type MadePaper, makePaper } from '../src-server/import/judge-result';
import { type ProjectionContext, projectRecords } from '../src-server/import/project-records';
import { storeBatch } from '../src-server/import/store-batch';
import { loadCentre } from '../src-server/registry/centre';
import { type ExamSession, ExamSessions } from '../src-server/registry/exam-sessions';
import { publishSession } from '../src-server/registry/publish-session';
import { SessionPublication } from '../src-server/registry/session-publication';
import { StationKeys } from '../src-server/registry/stations';
import { type Database, openDatabase } from '../src-server/store/database';
import { ensureInboxMonths } from '../src-server/store/inbox-months';
import { previewVoid } from '../src-server/voiding/preview-void';
import { voidItem } from '../src-server/voiding/void-item';
import { toHex } from '../src-shared/basics/bytes-text';
import { Epoch, type ItemId, SessionId, StationId } from '../src-shared/basics/ids';
import type { PackageCandidate } from '../src-shared/contracts/package/package-content';
import { PROTOCOL_VERSION } from '../src-shared/contracts/sync/protocol-version';
import { compareIds } from '../src-shared/domain/item/items-of-bank';
import { AttemptResult } from '../src-shared/domain/record/attempt-result';
import { GENESIS_HASH, type RecordEnvelope } from '../src-shared/domain/record/record-envelope';
import { keysOfPaper } from '../src-shared/domain/scoring/keys-of-paper';
import { scoreAttempt } from '../src-shared/domain/scoring/score-attempt';
import { onCentreDatabase } from './centre-database';
import { type Figure, type Spread, spreadOf } from './figure';

const RESULTS = 10_000;
const A_ROOM = 100;
const A_BATCH = 500;
/** A person waits for the answer and sees what it would do (docs/decisions/0045). */
const WAIT_MS = 5000;
/** Half of what a proxy before the server waits for an answer by default. */
const REQUEST_MS = 30_000;
const STATION = StationId.parse('ST-000001');
const STAFF = ['JK001', 'JK002', 'KD001', 'XT001'];
/** Beside each other on one paper, not one in four as drawn: some of them turn out right. */
const GUESSED = 3;

/** Voiding a question of a bank version with many results (TS-8): what a person sees first, and the scoring itself. */
export async function voidingFigures(isQuick: boolean): Promise<readonly Figure[]> {
  const count = isQuick ? 500 : RESULTS;
  return onCentreDatabase(async (databaseUrl) => {
    const database = openDatabase(databaseUrl, () => undefined);
    const context = await contextOf(database);
    const stored = await fill(context, count);
    const sessionId = SessionId.parse('S-0');
    const session = await context.sessions.find(sessionId);
    const items = session === undefined ? [] : askedItems(context, session, isQuick ? 3 : 7);
    const looks: number[] = [];
    const voids: number[] = [];
    for (const itemId of items) {
      const lookAt = performance.now();
      const seen = await previewVoid(context, { sessionId, itemId });
      const voidAt = performance.now();
      const done = await voidItem(context, { sessionId, itemId, reason: '样例' });
      const doneAt = performance.now();
      if (!seen.ok || !done.ok || seen.value.results !== count || seen.value.unreadable > 0)
        throw new Error('not all results were looked at');
      const { held, raised, nowPassed } = done.value;
      if (JSON.stringify(seen.value.effect) !== JSON.stringify({ held, raised, nowPassed }))
        throw new Error('the voiding came out otherwise than it was foreseen');
      looks.push(voidAt - lookAt);
      voids.push(doneAt - voidAt);
    }
    await database.$client.end();
    const named = `${count.toLocaleString('en')} results of a bank version`;
    const share = count / RESULTS;
    return [
      figureOf(`作废预览 ${named}, what voiding a question would do`, spreadOf(looks), WAIT_MS * share),
      figureOf('作废 the same, voided and scored again', spreadOf(voids), REQUEST_MS * share),
      {
        name: '同上，入库 the same results opened, judged and stored as they arrive',
        measured: `${Math.round((count * 1000) / stored).toLocaleString('en')} a second`,
        against: 'no limit set',
        ratio: 1,
        isMet: true,
      },
    ];
  });
}

function figureOf(name: string, { median, p95 }: Spread, limit: number): Figure {
  return {
    name,
    measured: `median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
    against: `${limit} ms`,
    ratio: p95 / limit,
    isMet: p95 <= limit,
  };
}

async function contextOf(database: Database): Promise<ProjectionContext> {
  await ensureInboxMonths(database, Date.now());
  await database.$client.query(
    `INSERT INTO stations (station_id, suite, sign_public_key, box_public_key, label, registered_at_ms)
     VALUES ($1, 'B', 'bench-key', '', 'bench', 0)`,
    [STATION],
  );
  return {
    database,
    centre: await loadCentre(database, suiteB, newCentreKeys(suiteB)),
    sessions: new ExamSessions(database),
    stationKeys: new StationKeys(database),
    now: Date.now,
    onBug: (error) => {
      throw error;
    },
  };
}

/** Questions that people had: those of the first candidate's paper, some of which nearly nobody else was asked. */
function askedItems({ centre }: ProjectionContext, session: ExamSession, count: number): readonly ItemId[] {
  const [candidate] = session.candidates.values();
  if (candidate === undefined) throw new Error('nobody sat');
  const { made } = paperOf(centre.suite, session, candidate);
  return made.paper.questions
    .flatMap((one) => (one.kind === 'choice' ? [one.item.itemId] : []))
    .slice(0, count);
}

/** Rooms of a hundred with the demonstration's bank and its four posts; the ms that judging and storing took. */
async function fill(context: ProjectionContext, count: number): Promise<number> {
  const demo = await buildDemoSession({
    today: '2026-03-10',
    resourcesFolder: path.resolve('resources'),
    staffPasswords: new Map(STAFF.map((staffId) => [staffId, 'bench'])),
    suite: suiteB,
    verifierCost: { n: 16384, r: 8, p: 1 },
  });
  if (!demo.ok) throw new Error(demo.error.kind);
  const { staff: _staff, ...content } = demo.value.content;
  let spentMs = 0;
  for (let room = 0; room * A_ROOM < count; room++) {
    const sessionId = `S-${room}`;
    const publication = SessionPublication.parse({
      ...content,
      packageId: `P-${sessionId}`,
      session: { ...content.session, sessionId },
      candidates: Array.from({ length: A_ROOM }, (_, at) => ({
        ...content.candidates[at % content.candidates.length],
        candidateId: `${sessionId}-C${at + 1}`,
        seat: at + 1,
      })),
    });
    const published = await publishSession(context.database, suiteB, publication, 0);
    if (!published.ok) throw new Error(published.error.kind);
  }
  const epoch = Epoch.parse('0'.repeat(16));
  let last: RecordEnvelope | undefined;
  for (let from = 0; from < count; from += A_BATCH) {
    const records: RecordEnvelope[] = [];
    for (let n = from; n < Math.min(count, from + A_BATCH); n++) {
      last = await resultOf(context, n, epoch, last);
      records.push(last);
    }
    const startedAt = performance.now();
    const batch = { protocolVersion: PROTOCOL_VERSION, stationId: STATION, epoch, records };
    const stored = await storeBatch(context.database, batch, 'bench-key', Date.now());
    if (stored.kind !== 'imported') throw new Error(stored.kind);
    const due = records.map((envelope) => ({ envelope, receivedAtMs: Date.now() }));
    const aside = await projectRecords(context, due);
    if (aside.length > 0) throw new Error(aside[0]?.reason);
    spentMs += performance.now() - startedAt;
  }
  await context.database.$client.query('ANALYZE');
  return spentMs;
}

function paperOf(suite: typeof suiteB, session: ExamSession, candidate: PackageCandidate) {
  const [blueprintVersion = ''] = session.blueprintsOf(candidate.post);
  const made = makePaper(suite, session, candidate, { ...candidate, blueprintVersion });
  const keys = made.ok ? keysOfPaper(made.value.paper, session.items) : made;
  if (!made.ok || !keys.ok) throw new Error('no paper');
  return { blueprintVersion, made: made.value satisfies MadePaper, keys: keys.value };
}

/** The record of one candidate as the station would seal it, chained behind the one before. */
async function resultOf(
  { centre, sessions }: ProjectionContext,
  n: number,
  epoch: Epoch,
  before: RecordEnvelope | undefined,
): Promise<RecordEnvelope> {
  const session = await sessions.find(`S-${Math.floor(n / A_ROOM)}`);
  const candidate = session?.candidates.get(`S-${Math.floor(n / A_ROOM)}-C${(n % A_ROOM) + 1}`);
  if (session === undefined || candidate === undefined) throw new Error('no such candidate');
  const { blueprintVersion, made, keys } = paperOf(centre.suite, session, candidate);
  const answers = keys
    .map(({ itemId, key, optionIds }, at) => ({
      itemId,
      chosen:
        (at * 7 + n) % GUESSED === 0 ? optionIds.slice(at % 2, (at % 2) + 1) : [...key].sort(compareIds),
    }))
    .sort((a, b) => compareIds(a.itemId, b.itemId));
  const score = scoreAttempt({
    keys,
    answers: new Map(answers.map(({ itemId, chosen }) => [itemId, chosen])),
    passMark: session.policy.passMark,
  });
  if (!score.ok) throw new Error('malformed answers');
  const at = { wallMs: 1_773_104_400_000 + n * 7000, monoMs: 30_000_000 + n * 7000, bootId: 'boot' };
  const usedMs = 4_000_000 + n;
  const result = AttemptResult.parse({
    ...{ kind: 'attempt-result', stationId: STATION, attemptId: randomBytes(16).toString('hex') },
    ...{ candidateId: candidate.candidateId, attemptNo: candidate.attemptNo, seat: candidate.seat },
    ...{ sessionId: session.sessionId, packageId: session.packageId, accommodation: candidate.accommodation },
    ...{ bankVersion: session.bankVersion, blueprintVersion, policyVersion: session.policy.policyVersion },
    ...{ seedHex: toHex(made.seed), paperHash: made.paperHash },
    identityPath: { kind: 'face', distanceMilli: 300, tries: 1 },
    startedAt: { ...at, wallMs: at.wallMs - usedMs, monoMs: at.monoMs - usedMs },
    submittedAt: at,
    submitCause: 'candidate',
    conduct: [],
    time: { durationMs: 7_200_000, usedMs, gapsMs: 0, pausedMs: 0, grantsMs: 0, ledger: [] },
    answers,
    claimed: {
      scorerVersion: score.value.scorerVersion,
      total: score.value.total,
      isPass: score.value.isPass,
    },
    isDemonstration: session.isDemonstration,
  });
  const known = {
    ...{ stationId: STATION, at, attemptNo: candidate.attemptNo, seat: candidate.seat },
    ...{ accommodation: candidate.accommodation, bankVersion: session.bankVersion, blueprintVersion },
    ...{ policyVersion: session.policy.policyVersion, isDemonstration: session.isDemonstration },
    ...{ seedHex: result.seedHex, paperHash: result.paperHash, keys },
  };
  return sealRecord(suiteB, {
    ...{ stationId: STATION, epoch, at, kind: 'attempt-result' },
    seq: (before?.seq ?? 0) + 1,
    prevHash: before?.hash ?? GENESIS_HASH,
    clearBody: packTightBody(suiteB, result, known),
    boxRun: newBoxRun(suiteB),
    centreBoxPublicKey: centre.keys.box.publicKey,
    stationSignPrivateKey: utf8('0'.repeat(32)),
  });
}
