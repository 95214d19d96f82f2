import type { ReadModelBatch } from '../../src-shared/contracts/ipc/read-model-batch';
import type { ReadModelEntry } from '../../src-shared/domain/read-model/read-model-entry';
import type { Head } from '../../src-shared/domain/read-model/rows';

/** What a batch from the journal means for a model that has read up to `head`. */
export type BatchPlan =
  /** Write these entries and move the head to `head`, in one transaction. */
  | { readonly kind: 'apply'; readonly entries: readonly ReadModelEntry[]; readonly head: Head }
  | { readonly kind: 'nothing-new' }
  /** Something may be missing in between: ask the journal for what follows the head. */
  | { readonly kind: 'pull' }
  /** Another life of the journal, or one shorter than the model: drop everything and read from the start. */
  | { readonly kind: 'rebuild' };

/** A batch that was asked for with `read-model:pull` from this head (undefined: an empty model). */
export function planPulled(head: Head | undefined, batch: ReadModelBatch): BatchPlan {
  if (head !== undefined && (batch.epoch !== head.epoch || batch.headSeq < head.seq))
    return { kind: 'rebuild' };
  return planOf(head?.seq ?? 0, batch, head === undefined);
}

/**
 * A batch that main pushed: applied when it follows on the head. Pushes may have waited behind a pull that already
 * brought what they hold, so one that lies behind the head is no sign of anything.
 */
export function planPushed(head: Head | undefined, batch: ReadModelBatch): BatchPlan {
  if (head === undefined || batch.hasMore) return { kind: 'pull' };
  if (batch.epoch !== head.epoch) return { kind: 'rebuild' };
  if (batch.afterSeq > head.seq) return { kind: 'pull' };
  return planOf(head.seq, batch, false);
}

function planOf(seq: number, batch: ReadModelBatch, isFirst: boolean): BatchPlan {
  if (batch.throughSeq <= seq && !isFirst) return { kind: 'nothing-new' };
  const entries = batch.entries.filter((entry) => entry.seq > seq);
  return { kind: 'apply', entries, head: { epoch: batch.epoch, seq: Math.max(seq, batch.throughSeq) } };
}
