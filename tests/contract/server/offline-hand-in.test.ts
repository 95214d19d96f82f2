import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isAnswerOf, isScoreOf, verifyReceiptSlip } from '../../../src-crypto/receipt-slip';
import { readReceiptText } from '../../../src-crypto/receipt-text';
import { suiteB } from '../../../src-crypto/suite-b';
import { loadCentreKeys } from '../../../src-server/registry/centre-keys';
import { toBase64Url } from '../../../src-shared/basics/bytes-text';
import { CodesAnswer } from '../../../src-shared/contracts/hand-in/hand-in-codes';
import { HandInAnswer } from '../../../src-shared/contracts/hand-in/hand-in-file';
import { AnswerProof } from '../../../src-shared/domain/receipt/receipt';
import {
  openSession,
  type RunningStation,
  runStation,
  STATION,
  stationFolder,
  type TestSession,
  testClock,
  toExam,
} from '../../builders/build-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';
import { tempFolder } from '../../builders/temp-folder';

let server: TestServer;
let folder: Awaited<ReturnType<typeof tempFolder>>;
let one: RunningStation;
let session: TestSession;
let keys: RunningStation['station']['desk']['memory']['identity'];
const clock = testClock();

/** A station of the running centre that no line reaches, with one exam sat to its end. */
beforeEach(async () => {
  server = await startTestServer();
  folder = await tempFolder('hand-in');
  const centreKeys = await loadCentreKeys(suiteB, server.config.centreKeysPath);
  if (!centreKeys.ok) throw new Error('no centre keys');
  const identity = await server.sql.query('SELECT server_id AS id FROM server_identity');
  const serverId = (identity.rows[0] as { id: string }).id;
  session = await stationFolder(folder.path, clock, { centre: { keys: centreKeys.value, serverId } });
  one = await runStation(folder.path, clock, undefined, undefined, {
    savePath: path.join(folder.path, 'stick.examhandin'),
    filePath: path.join(folder.path, 'receipt.json'),
  });
  keys = one.station.desk.memory.identity;
  if (keys === undefined) throw new Error('not registered');
  await server.sql.query(
    `INSERT INTO stations (station_id, suite, sign_public_key, box_public_key, label, registered_at_ms)
     VALUES ($1, 'B', $2, $3, '演示机位', 0)`,
    [STATION, toBase64Url(keys.keys.sign.publicKey), toBase64Url(keys.keys.box.publicKey)],
  );
  const { staff: _staff, ...publication } = session.content;
  const route = `/sessions/${publication.session.sessionId}`;
  const published = await server.admin('PUT', route, publication);
  if (!published.ok) throw new Error(`not published: ${await published.text()}`);
  await openSession(one);
  await toExam(one, session.content);
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
  await server.stop();
});

async function submit() {
  const paper = await one.ask['exam:paper']({});
  if (!paper.ok) throw new Error('no paper');
  const { attemptId } = paper.value;
  const [question] = paper.value.paper.questions;
  if (question?.kind !== 'choice') throw new Error('no single question first');
  const chosen = question.item.options.slice(1, 2).map((option) => option.id);
  await one.ask['exam:answer']({ attemptId, itemId: question.item.id, chosen });
  const submitted = await one.ask['exam:submit']({ attemptId });
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.error));
  return { attemptId, itemId: question.item.id, chosen };
}

it('an exam without a line reaches the centre by file and by code, and the receipt proves what was answered', async () => {
  const { attemptId, itemId, chosen } = await submit();

  // A code first, as a phone would bring it.
  const view = await one.ask['hand-in:view']({});
  expect(view).toMatchObject({ records: 1, waiting: 1 });
  const frames = view.results[0]?.frames;
  expect(frames).toHaveLength(1);
  const codes = CodesAnswer.parse(await (await server.admin('POST', '/hand-in-codes', { frames })).json());
  expect(codes).toMatchObject({ outcome: 'stored', attemptId });

  // Then the stick, and the centre's receipt back.
  expect(await one.ask['hand-in:write-file']({})).toMatchObject({ ok: true, value: { records: 1 } });
  const file = await readFile(path.join(folder.path, 'stick.examhandin'));
  const taken = HandInAnswer.parse(await (await server.admin('POST', '/hand-in-files', file)).json());
  expect(taken.outcome).toBe('imported');
  await writeFile(path.join(folder.path, 'receipt.json'), JSON.stringify(taken.receipt));
  expect(await one.ask['hand-in:import-receipt']({})).toEqual({ ok: true, value: { waiting: 0 } });
  expect(one.station.strip().pendingCount).toBe(0);

  // The candidate's receipt.
  const shown = await one.ask['receipt:show']({});
  if (!shown.ok || keys === undefined) throw new Error('no receipt');
  const slip = readReceiptText(shown.value.text);
  if (slip === undefined) throw new Error('the receipt is unreadable');
  expect(verifyReceiptSlip(suiteB, slip, keys.keys.sign.publicKey)).toBe(true);
  const result = await one.view();
  if (result.kind !== 'result') throw new Error(result.kind);
  expect(isScoreOf(suiteB, slip, result)).toBe(true);
  expect(isScoreOf(suiteB, slip, { total: result.total + 1, isPass: result.isPass })).toBe(false);
  const query = `/attempts/${attemptId}/answer-proof?itemId=${itemId}`;
  const proof = AnswerProof.parse(await (await server.admin('GET', query)).json());
  expect(proof.answer).toEqual({ itemId, chosen });
  expect(isAnswerOf(suiteB, slip, proof)).toBe(true);
  const other = { ...proof, answer: { itemId, chosen: [] } };
  expect(isAnswerOf(suiteB, slip, other)).toBe(false);
});

it('a receipt that is another station’s, changed, or no receipt moves no mark', async () => {
  await submit();
  await one.ask['hand-in:write-file']({});
  const file = await readFile(path.join(folder.path, 'stick.examhandin'));
  const taken = HandInAnswer.parse(await (await server.admin('POST', '/hand-in-files', file)).json());
  const { receipt } = taken;
  const [first] = receipt.receipts;
  const wrong: readonly (readonly [unknown, string])[] = [
    [{ ...receipt, stationId: 'ST-000099' }, 'receipt-of-another'],
    [
      { ...receipt, receipts: [{ ...first, receipt: { ...first?.receipt, serverTimeMs: 1 } }] },
      'receipt-not-authentic',
    ],
    ['no receipt', 'not-a-receipt'],
  ];
  for (const [content, kind] of wrong) {
    await writeFile(path.join(folder.path, 'receipt.json'), JSON.stringify(content));
    expect(await one.ask['hand-in:import-receipt']({})).toEqual({ ok: false, error: { kind } });
  }
  expect((await one.ask['hand-in:view']({})).waiting).toBe(1);
});
