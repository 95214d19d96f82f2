import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { suiteB } from '../../../src-crypto/suite-b';
import { openTightBody, packTightBody, tightPart } from '../../../src-crypto/tight-body';
import { StationId } from '../../../src-shared/basics/ids';
import { AttemptResult } from '../../../src-shared/domain/record/attempt-result';
import { readTightHead } from '../../../src-shared/domain/record/tight-result';
import { inRecordOrder } from '../../builders/build-hand-in';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { knownOf } from '../../builders/build-tight-body';

const publication = buildPublication('S-20260310-01');
const station = StationId.parse('ST-000001');
const usual = (changes: object = {}, wrong = 17) =>
  inRecordOrder(buildResult(publication, station, 1, { wrong, changes }));
const { submittedAt } = usual();
const AT = { ...submittedAt, wallMs: submittedAt.wallMs + 4, monoMs: submittedAt.monoMs + 4 };

const part = (result: AttemptResult) =>
  tightPart(packTightBody(suiteB, result, knownOf(publication, result, AT))) ?? new Uint8Array(0);
const roundTrip = (result: AttemptResult) =>
  openTightBody(suiteB, part(result), knownOf(publication, usual(), AT));

/** Every question of one option answered with two. */
const twice = (answers: AttemptResult['answers']) =>
  answers.map((one) => (one.chosen.length === 1 ? { ...one, chosen: ['a', 'b'] } : one));
const staff = ['JK001', 'JK002'];
const movements = { verdict: 'passed', asked: ['nod', 'blink'], done: 2, challenges: 1, isCompared: true };
const boot = { bootId: 'another-boot' };
const everyShape: readonly (readonly [string, object])[] = [
  ['as nearly everybody’s', {}],
  ['with movements done', { identityPath: { kind: 'face', distanceMilli: 312, tries: 2, movements } }],
  [
    'with movements refused',
    {
      identityPath: {
        kind: 'face',
        distanceMilli: 1,
        tries: 1,
        movements: { ...movements, verdict: 'broken-off', done: 0 },
      },
    },
  ],
  ['of the manual path', { identityPath: { kind: 'manual', reason: 'no-camera', staff } }],
  ['ended by the deadline', { submitCause: 'deadline' }],
  [
    'collected by staff',
    { submitCause: 'proctor', ending: { kind: 'forced', reason: 'conduct', note: '样例', by: staff } },
  ],
  [
    'over two boots with the clock set back',
    { startedAt: { wallMs: 9_999_999_999_999, monoMs: 7, ...boot } },
  ],
  ['of an odd duration', { time: { ...usual().time, durationMs: 7_200_001, gapsMs: 5, usedMs: 11 } }],
  ['at another seat', { seat: 55 }],
  ['with a claim of another scorer', { claimed: { scorerVersion: 'x', total: 3000, isPass: false } }],
  ['without an answer', { answers: [] }],
  ['with two options where one is right', { answers: twice(usual().answers) }],
  ['with an answer of another paper', { answers: [{ itemId: 'X-1', chosen: ['zz'] }] }],
  ['of another package', { packageId: 'P-other' }],
];

describe('a tight result', () => {
  it.each(everyShape)('%s comes back as it was', (_shape, changes) => {
    const result = AttemptResult.parse({ ...usual(), ...changes });
    expect(roundTrip(result)).toEqual(result);
  });

  it('of a few or many wrong answers comes back as it was', () => {
    for (let wrong = 0; wrong <= 86; wrong += 21)
      expect(roundTrip(usual({}, wrong))).toEqual(usual({}, wrong));
  });

  it('is a tenth of its text, and names its session and candidate to whoever opens the box', () => {
    expect(part(usual()).length).toBeLessThan(50);
    expect(readTightHead(part(usual()), AT)).toEqual({
      sessionId: 'S-20260310-01',
      packageId: 'P-S-20260310-01',
      candidateId: 'S-20260310-01-C1',
    });
  });

  it('is refused where the session gives anything else than the station had', () => {
    const known = knownOf(publication, usual(), AT);
    const body = part(usual());
    expect(openTightBody(suiteB, body, { ...known, paperHash: 'ab'.repeat(32) as never })).toBeUndefined();
    expect(openTightBody(suiteB, body, { ...known, seat: 2 })).toBeUndefined();
    expect(openTightBody(suiteB, body, { ...known, keys: [...known.keys].reverse() })).toBeUndefined();
    expect(openTightBody(suiteB, body, { ...known, keys: known.keys.slice(1) })).toBeUndefined();
  });

  it('that is cut or rubbish is none, and nothing is thrown', () => {
    const known = knownOf(publication, usual(), AT);
    const whole = part(usual({ submitCause: 'deadline', conduct: [] }));
    for (let length = 0; length < whole.length; length++)
      expect(openTightBody(suiteB, whole.subarray(0, length), known)).toBeUndefined();
    for (let round = 0; round < 300; round++) {
      const rubbish = randomBytes(round);
      expect(openTightBody(suiteB, rubbish, known)).toBeUndefined();
      readTightHead(rubbish, AT);
    }
  });
});
