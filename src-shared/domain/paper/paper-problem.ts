import type { ItemId } from '../../basics/ids';
import type { PaperType } from './paper-cell';

/** Why no paper can be made. There is never a short one (TS-22). */
export type PaperProblem =
  /** `available`: how many of the wanted the bank could fill, no two of them enemies; for cases, different topics. */
  | {
      readonly kind: 'type-short';
      readonly type: PaperType;
      readonly wanted: number;
      readonly available: number;
    }
  | {
      readonly kind: 'blueprint-unusable';
      readonly reason: 'weights-do-not-add-up' | 'topic-twice' | 'no-difficulty-mix' | 'too-few-case-topics';
    }
  /** Two items, or two questions of cases, bear the same id: an answer could not be told to its question. */
  | { readonly kind: 'item-twice'; readonly itemId: ItemId }
  /** A seed is 32 bytes (TS-23). */
  | { readonly kind: 'wrong-seed-length'; readonly bytes: number };
