import { randomBytes } from 'node:crypto';
import { readBanks } from '../src-bank/read/read-banks';
import { sealRecord } from '../src-crypto/record-seal';
import { newBoxRun } from '../src-crypto/sealed-box';
import { suiteB } from '../src-crypto/suite-b';
import { utf8 } from '../src-crypto/text';
import { packTightBody } from '../src-crypto/tight-body';
import { toHex } from '../src-shared/basics/bytes-text';
import { canonicalJson } from '../src-shared/basics/canonical-json';
import { Epoch, StationId } from '../src-shared/basics/ids';
import { compareIds } from '../src-shared/domain/item/items-of-bank';
import { generatePaper } from '../src-shared/domain/paper/generate-paper';
import { indexBank } from '../src-shared/domain/paper/index-bank';
import { AttemptResult } from '../src-shared/domain/record/attempt-result';
import { GENESIS_HASH, type RecordEnvelope } from '../src-shared/domain/record/record-envelope';
import { keysOfPaper } from '../src-shared/domain/scoring/keys-of-paper';
import { scoreAttempt } from '../src-shared/domain/scoring/score-attempt';

const BANKS = ['resources/demo-bank/shared', 'resources/demo-bank/010-civil-constructor'];
/** Four sessions a day, and one more. A station is switched on in the morning: one run of the program a day. */
export const RESULTS_A_DAY = 5;
const BOOT = '4f1c0d52-9a0e-4e2b-8d5f-3f3f6f0a7f10';
const FIRST_MS = 1_773_104_400_000;
const BETWEEN_MS = 7_000_000;
/** Beside each other on one paper, not one in four as drawn: some of them turn out right. */
const GUESSED = 4;

/**
 * Results of one station as the station seals them: papers of the demonstration bank, about a fifth answered wrongly,
 * each with a check-in by face and two movements.
 */
export async function sealedResults({
  count,
  ofOneRun,
}: {
  readonly count: number;
  readonly ofOneRun: number;
}): Promise<readonly RecordEnvelope[]> {
  const demo = await readBanks(BANKS);
  const [blueprint] = demo.ok ? demo.value.blueprints : [];
  if (!demo.ok || blueprint === undefined) throw new Error('the demonstration bank is broken');
  const { items } = demo.value;
  const bankVersion = 'demo-2026.1';
  const index = indexBank({ bankVersion, items }, blueprint);
  if (!index.ok) throw new Error(index.error.kind);
  const station = suiteB.newSignKeys();
  const centre = suiteB.newBoxKeys();
  const stationId = StationId.parse('ST-000001');
  const records: RecordEnvelope[] = [];
  let boxRun = newBoxRun(suiteB);
  for (let n = 0; n < count; n++) {
    if (n % ofOneRun === 0) boxRun = newBoxRun(suiteB);
    const seed = randomBytes(32);
    const paper = generatePaper({ index: index.value, seed });
    const keys = paper.ok ? keysOfPaper(paper.value, items) : paper;
    if (!paper.ok || !keys.ok) throw new Error('no paper');
    const answers = keys.value
      .map(({ itemId, key, optionIds }, at) => ({
        itemId,
        chosen:
          (at * 7 + n) % GUESSED === 0 ? optionIds.slice(at % 2, (at % 2) + 1) : [...key].sort(compareIds),
      }))
      .sort((a, b) => compareIds(a.itemId, b.itemId));
    const score = scoreAttempt({
      keys: keys.value,
      answers: new Map(answers.map(({ itemId, chosen }) => [itemId, chosen])),
      passMark: 60,
    });
    if (!score.ok) throw new Error('malformed answers');
    const wallMs = FIRST_MS + n * BETWEEN_MS + (randomBytes(2).readUInt16BE() % 60_000);
    const monoMs = 30_000 + (wallMs - FIRST_MS) + (n % 7);
    const usedMs = 4_000_000 + (randomBytes(3).readUIntBE(0, 3) % 3_000_000);
    const sessionId = `S-9901-260310-${(n % 4) + 1}-01`;
    const seat = (n % 100) + 1;
    const result = AttemptResult.parse({
      kind: 'attempt-result',
      stationId,
      attemptId: randomBytes(16).toString('hex'),
      candidateId: `${sessionId}-${String(seat).padStart(3, '0')}`,
      attemptNo: 1,
      sessionId,
      packageId: `P-${sessionId}`,
      seat,
      bankVersion,
      blueprintVersion: blueprint.blueprintVersion,
      policyVersion: '2026.1',
      seedHex: toHex(seed),
      paperHash: toHex(suiteB.sha256(utf8(canonicalJson(paper.value)))),
      identityPath: {
        kind: 'face',
        distanceMilli: 150 + (randomBytes(1)[0] ?? 0),
        tries: 1,
        movements: { verdict: 'passed', asked: ['nod', 'blink'], done: 2, challenges: 1, isCompared: true },
      },
      startedAt: { wallMs: wallMs - usedMs, monoMs: Math.max(0, monoMs - usedMs), bootId: BOOT },
      submittedAt: { wallMs, monoMs, bootId: BOOT },
      submitCause: 'candidate',
      conduct: [],
      time: { durationMs: 7_200_000, usedMs, gapsMs: 0, pausedMs: 0, grantsMs: 0, ledger: [] },
      answers,
      claimed: {
        scorerVersion: score.value.scorerVersion,
        total: score.value.total,
        isPass: score.value.isPass,
      },
      isDemonstration: true,
    });
    const at = { wallMs: wallMs + 9, monoMs: monoMs + 9, bootId: BOOT };
    const { bankVersion: bank, blueprintVersion, policyVersion, seedHex, paperHash } = result;
    records.push(
      sealRecord(suiteB, {
        stationId,
        epoch: Epoch.parse('0'.repeat(16)),
        seq: n + 1,
        prevHash: records.at(-1)?.hash ?? GENESIS_HASH,
        kind: 'attempt-result',
        at,
        clearBody: packTightBody(suiteB, result, {
          ...{ stationId, at, attemptNo: 1, seat, bankVersion: bank, blueprintVersion, policyVersion },
          ...{ isDemonstration: true, seedHex, paperHash, keys: keys.value },
        }),
        boxRun,
        centreBoxPublicKey: centre.publicKey,
        stationSignPrivateKey: station.privateKey,
      }),
    );
  }
  return records;
}
