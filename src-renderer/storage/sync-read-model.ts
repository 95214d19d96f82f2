import { assertNever } from '../../src-shared/basics/assert-never';
import type { ReadModelBatch } from '../../src-shared/contracts/ipc/read-model-entry';
import { call, listen } from '../station-api';
import { useReadModel } from '../stores/read-model-store';
import { applyEntries, dropEverything, headOf } from './apply-entries';
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
    () => inTurn(() => pullAll(database)),
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
  await pullAll(database);
}

async function takePush(database: ReadModelDatabase, batch: ReadModelBatch): Promise<void> {
  const next = await carryOut(database, planPushed(await headOf(database), batch));
  if (next === 'pull') await pullAll(database);
}

async function pullAll(database: ReadModelDatabase): Promise<void> {
  for (let hasMore = true; hasMore; ) {
    const head = await headOf(database);
    const pulled = await call('read-model:pull', {
      ...(head === undefined ? {} : { epoch: head.epoch }),
      afterSeq: head?.seq ?? 0,
    });
    if (!pulled.ok) throw new Error(`read-model:pull: ${pulled.error.kind}`);
    // A page that promises more but brings nothing would be asked for for ever.
    if (pulled.value.hasMore && pulled.value.entries.length === 0)
      throw new Error('read-model:pull: empty page');
    const next = await carryOut(database, planPulled(head, pulled.value));
    hasMore = next === 'pull' || pulled.value.hasMore;
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
