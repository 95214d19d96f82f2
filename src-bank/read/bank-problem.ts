/** Something that is wrong in a bank folder, said so that its author finds the place. */
export type BankProblem = {
  /** File name inside the bank folder. */
  readonly file: string;
  /** Absent when the whole file is meant or the item has no readable id. */
  readonly itemId?: string;
  /** Short name of the check, such as `duplicate-id`. */
  readonly rule: string;
  /** Chinese, then English. */
  readonly reason: string;
};
