import type { ReadModelBatch, ReadModelEntry } from '../../src-shared/contracts/ipc/read-model-entry';
import type { Head } from './rows';

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
  const entries = batch.entries.filter((entry) => entry.seq > (head?.seq ?? 0));
  const lastSeq = entries.at(-1)?.seq ?? head?.seq ?? 0;
  // The last page covers the journal to its head, entries that the screens never ask for included.
  const seq = batch.hasMore ? lastSeq : Math.max(lastSeq, batch.headSeq);
  if (head !== undefined && entries.length === 0 && seq === head.seq) return { kind: 'nothing-new' };
  return { kind: 'apply', entries, head: { epoch: batch.epoch, seq } };
}

/**
 * A batch that main pushed. Applied only when it follows on the head without a gap; the journal also holds entries
 * that are no part of the model, so a jump in `seq` may be harmless, and pulling finds out.
 */
export function planPushed(head: Head | undefined, batch: ReadModelBatch): BatchPlan {
  if (head === undefined) return { kind: 'pull' };
  if (batch.epoch !== head.epoch) return { kind: 'rebuild' };
  // Pushes may have waited behind a pull that already brought what they hold: a lower head is no sign of anything.
  const entries = batch.entries.filter((entry) => entry.seq > head.seq);
  const first = entries[0];
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return { kind: 'nothing-new' };
  if (batch.hasMore || (first.seq !== head.seq + 1 && entries.length === batch.entries.length))
    return { kind: 'pull' };
  return { kind: 'apply', entries, head: { epoch: head.epoch, seq: last.seq } };
}
