import type { ChoiceType } from '../../src-shared/domain/item/item';
import type { BankProblem } from './bank-problem';

/** What an author writes beside a question; the same names in every format. Values are text as it stood in the file. */
export const SOURCE_FIELDS = [
  'topic',
  'posts',
  'difficulty',
  'level',
  'rationale',
  'source',
  'author',
  'reviewer',
  'status',
  'enemyGroup',
  'version',
  'licence',
  'validFrom',
  'validTo',
  'fixedOrder',
] as const;
export type SourceField = (typeof SOURCE_FIELDS)[number];
export type SourceFields = Readonly<Partial<Record<SourceField, string>>>;

/** A file, and the row, line or element of it. */
export type SourcePlace = { readonly file: string; readonly at: string };

/** A picture by its file beside the source, or with its bytes when the format carries them. */
export type SourcePicture = {
  readonly name: string;
  readonly alt: string;
  readonly bytes?: Uint8Array;
};

export type SourceQuestion = {
  readonly place: SourcePlace;
  readonly type: ChoiceType;
  readonly id?: string;
  readonly stem: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  /** Option ids. */
  readonly key: readonly string[];
  readonly pictures: readonly SourcePicture[];
  readonly fields: SourceFields;
  /** What the surroundings suggest, such as the category a question lies in; the folder's defaults go before it. */
  readonly hints?: SourceFields;
};

/** One item as a foreign format tells it, before it is completed and checked against the bank's schema. */
export type SourceItem =
  | { readonly kind: 'choice'; readonly question: SourceQuestion }
  | {
      readonly kind: 'case';
      readonly place: SourcePlace;
      readonly id?: string;
      readonly stem: string;
      readonly pictures: readonly SourcePicture[];
      readonly fields: SourceFields;
      readonly hints?: SourceFields;
      readonly questions: readonly SourceQuestion[];
    };

/** What one source file gave: what could be read, and what could not and why. */
export type SourceReading = {
  readonly items: readonly SourceItem[];
  readonly problems: readonly BankProblem[];
};

/** 正确 and 错误, as TS-2 has them; the ids are the bank's own. */
export const TRUE_FALSE_OPTIONS = [
  { id: 't', text: '正确' },
  { id: 'f', text: '错误' },
] as const;

/** Options without ids of their own are called a, b, c… in their order. */
export function optionId(at: number): string {
  return 'abcdefghijklmnopqrstuvwxyz'.charAt(at) || `o${at + 1}`;
}
