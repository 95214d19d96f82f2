import { describe, expect, it } from 'vitest';
import { planPulled, planPushed } from '../../../src-renderer/storage/plan-batch';
import { uploadStateOf } from '../../../src-renderer/storage/queries';
import { Epoch } from '../../../src-shared/basics/ids';
import type { ReadModelBatch } from '../../../src-shared/contracts/ipc/read-model-batch';
import type { ReadModelEntry } from '../../../src-shared/domain/read-model/read-model-entry';
import {
  type Head,
  mayBecome,
  type RecordRow,
  type RecordState,
  rowOpOf,
} from '../../../src-shared/domain/read-model/rows';
import { attemptId, itemId } from './sheet-parts';

const epoch = Epoch.parse('00112233445566aa');
const otherEpoch = Epoch.parse('ffffffffffffffff');
const head = (seq: number): Head => ({ epoch, seq });

const answerAt = (seq: number): ReadModelEntry => ({
  kind: 'answer-saved',
  seq,
  wallMs: seq * 10,
  attemptId,
  itemId: itemId('one'),
});

function batch(seqs: readonly number[], more: Partial<ReadModelBatch> = {}): ReadModelBatch {
  const last = seqs.at(-1) ?? 0;
  return {
    epoch,
    headSeq: last,
    afterSeq: (seqs[0] ?? 1) - 1,
    throughSeq: more.headSeq ?? last,
    entries: seqs.map(answerAt),
    hasMore: false,
    ...more,
  };
}

describe('a batch pulled from the journal', () => {
  it('fills an empty model and moves its head to the journal’s', () => {
    const plan = planPulled(undefined, batch([2, 5], { headSeq: 9 }));
    expect(plan).toEqual({ kind: 'apply', entries: [answerAt(2), answerAt(5)], head: head(9) });
  });

  it('moves the head to the end of its page while more pages follow, even when nothing of it is shown', () => {
    const plan = planPulled(head(1), batch([2, 5], { headSeq: 9, throughSeq: 6, hasMore: true }));
    expect(plan).toMatchObject({ kind: 'apply', head: head(6) });
    const empty = batch([], { headSeq: 9, afterSeq: 6, throughSeq: 8, hasMore: true });
    expect(planPulled(head(6), empty)).toEqual({ kind: 'apply', entries: [], head: head(8) });
  });

  it('drops what the model has already', () => {
    expect(planPulled(head(2), batch([2, 3]))).toMatchObject({ kind: 'apply', entries: [answerAt(3)] });
    expect(planPulled(head(3), batch([2, 3]))).toEqual({ kind: 'nothing-new' });
  });

  it('rebuilds when the journal began a new life or is shorter than the model', () => {
    expect(planPulled(head(3), batch([1], { epoch: otherEpoch }))).toEqual({ kind: 'rebuild' });
    expect(planPulled(head(3), batch([], { headSeq: 2 }))).toEqual({ kind: 'rebuild' });
  });
});

describe('a batch pushed by main', () => {
  it('is applied when it follows on', () => {
    expect(planPushed(head(4), batch([5, 6]))).toMatchObject({ kind: 'apply', head: head(6) });
  });

  it('moves the head over entries that are not shown, so that the next one follows on', () => {
    const beat = batch([], { headSeq: 5, afterSeq: 4, throughSeq: 5 });
    expect(planPushed(head(4), beat)).toEqual({ kind: 'apply', entries: [], head: head(5) });
  });

  it('does not move the head past its own entries: what follows is pushed by itself', () => {
    const plan = planPushed(head(4), batch([5], { headSeq: 8, throughSeq: 5 }));
    expect(plan).toMatchObject({ kind: 'apply', head: head(5) });
  });

  it('makes the model pull when something is missing in between', () => {
    expect(planPushed(head(4), batch([6]))).toEqual({ kind: 'pull' });
    expect(planPushed(undefined, batch([6]))).toEqual({ kind: 'pull' });
  });

  it('is nothing new when a pull has brought it already, even with a lower head', () => {
    expect(planPushed(head(9), batch([5, 6]))).toEqual({ kind: 'nothing-new' });
    expect(planPushed(head(9), batch([], { headSeq: 7, afterSeq: 6 }))).toEqual({ kind: 'nothing-new' });
  });

  it('is taken from where the model ends when it overlaps', () => {
    expect(planPushed(head(5), batch([5, 8]))).toMatchObject({ kind: 'apply', entries: [answerAt(8)] });
  });

  it('rebuilds the model when it comes from another life of the journal', () => {
    expect(planPushed(head(4), batch([5], { epoch: otherEpoch }))).toEqual({ kind: 'rebuild' });
  });
});

describe('the upload state of a record', () => {
  const states: readonly RecordState[] = ['pending', 'sent', 'acknowledged', 'needs-person'];

  it('goes forward only', () => {
    const allowed = states.flatMap((from) =>
      states.filter((to) => mayBecome(from, to)).map((to) => [from, to]),
    );
    expect(allowed).toEqual([
      ['pending', 'sent'],
      ['pending', 'acknowledged'],
      ['pending', 'needs-person'],
      ['sent', 'acknowledged'],
      ['sent', 'needs-person'],
      ['acknowledged', 'needs-person'],
    ]);
  });

  it('is named by its own epoch, because a later life of the journal sends the records of an earlier one', () => {
    const entry: ReadModelEntry = {
      kind: 'records-acknowledged',
      seq: 9,
      wallMs: 90,
      recordEpoch: otherEpoch,
      throughRecordSeq: 4,
    };
    expect(rowOpOf(entry)).toEqual({
      kind: 'move-records',
      recordEpoch: otherEpoch,
      from: 0,
      through: 4,
      state: 'acknowledged',
      atMs: 90,
    });
  });

  it('of an attempt is that of its record that has come least far', () => {
    const record = (recordSeq: number, state: RecordState): RecordRow => ({
      recordEpoch: epoch,
      recordSeq,
      attemptId,
      state,
      atMs: recordSeq,
    });
    expect(uploadStateOf([])).toBeUndefined();
    expect(uploadStateOf([record(1, 'acknowledged'), record(2, 'sent')])).toEqual({ state: 'sent', atMs: 2 });
    expect(uploadStateOf([record(1, 'acknowledged'), record(2, 'acknowledged')])).toEqual({
      state: 'acknowledged',
      atMs: 2,
    });
    expect(uploadStateOf([record(1, 'needs-person'), record(2, 'pending')])?.state).toBe('needs-person');
  });
});
