import { assertNever } from '../../src-shared/basics/assert-never';
import type { ModelDigest, ReadModelBatch } from '../../src-shared/contracts/ipc/read-model-batch';
import { call, listen } from '../station-api';
import { useReadModel } from '../stores/read-model-store';
import { applyEntries, digestOf, dropEverything, headOf } from './apply-entries';
import { type BatchPlan, planPulled, planPushed } from './plan-batch';
import { type ReadModelDatabase, readModel } from './read-model-database';

type Next = 'done' | 'pull';

/**
 * Keeps the read model level with the journal: pulls at the start, applies what main pushes, in order, one batch
 * after the other, and pulls again wherever a push does not follow on.
 */
export function followReadModel(database: ReadModelDatabase = readModel): () => void {
  let queue: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): void => {
    queue = queue.then(async () => {
      try {
        await work();
        useReadModel.setState({ status: 'level' });
      } catch {
        // The tables cannot be used; answers and records do not depend on them. The lists say so.
        useReadModel.setState({ status: 'failed' });
      }
    });
  };

  const stop = listen(
    'read-model',
    (batch) => inTurn(() => takePush(database, batch)),
    () =>
      inTurn(async () => {
        await pullAll(database);
      }),
  );
  inTurn(() => openAndPull(database));
  return stop;
}

async function openAndPull(database: ReadModelDatabase): Promise<void> {
  try {
    await database.open();
  } catch {
    // Damaged beyond opening: it holds nothing that the journal does not.
    await database.delete({ disableAutoOpen: false });
    await database.open();
  }
  // The head alone would not tell that rows behind it are missing or changed.
  if (await isLevel(database)) return;
  await dropEverything(database);
  if (!(await isLevel(database))) throw new Error('the read model differs from the journal after a rebuild');
}

async function isLevel(database: ReadModelDatabase): Promise<boolean> {
  const expected = await pullAll(database);
  const found = await digestOf(database);
  return found !== undefined && found.rows === expected?.rows && found.sum === expected.sum;
}

async function takePush(database: ReadModelDatabase, batch: ReadModelBatch): Promise<void> {
  const next = await carryOut(database, planPushed(await headOf(database), batch));
  if (next === 'pull') await pullAll(database);
}

/** Resolves with what the journal says the tables must come to now. */
async function pullAll(database: ReadModelDatabase): Promise<ModelDigest | undefined> {
  for (;;) {
    const head = await headOf(database);
    const pulled = await call('read-model:pull', {
      ...(head === undefined ? {} : { epoch: head.epoch }),
      afterSeq: head?.seq ?? 0,
    });
    if (!pulled.ok) throw new Error(`read-model:pull: ${pulled.error.kind}`);
    // A page that promises more but brings nothing would be asked for for ever.
    if (
      pulled.value.hasMore &&
      pulled.value.throughSeq <= (head?.seq ?? 0) &&
      head?.epoch === pulled.value.epoch
    )
      throw new Error('read-model:pull: empty page');
    const next = await carryOut(database, planPulled(head, pulled.value));
    if (next !== 'pull' && !pulled.value.hasMore) return pulled.value.digest;
  }
}

async function carryOut(database: ReadModelDatabase, plan: BatchPlan): Promise<Next> {
  switch (plan.kind) {
    case 'apply':
      await applyEntries(database, plan.entries, plan.head);
      return 'done';
    case 'nothing-new':
      return 'done';
    case 'rebuild':
      await dropEverything(database);
      return 'pull';
    case 'pull':
      return 'pull';
    default:
      return assertNever(plan);
  }
}
