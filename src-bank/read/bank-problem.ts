/** An error keeps a bank from being used; a warning is for its author to judge. */
export type Severity = 'error' | 'warning';

/** Something that is wrong in a bank folder, said so that its author finds the place. */
export type BankProblem = {
  readonly severity: Severity;
  /** File name inside the bank folder; when several folders are read, with the folder's name before it. */
  readonly file: string;
  /** Row, line or element inside the file; absent when the whole file is meant or the item's id says enough. */
  readonly at?: string;
  /** Absent when the whole file is meant or the item has no readable id. */
  readonly itemId?: string;
  /** Short name of the check, such as `duplicate-id`. */
  readonly rule: string;
  /** Chinese, then English. */
  readonly reason: string;
};

/** Where a problem is: a file, and as much more as is known. */
export type ProblemPlace = {
  readonly file: string;
  readonly at?: string | undefined;
  readonly itemId?: string | undefined;
};

export function problemAt(place: ProblemPlace, rule: string, reason: string): BankProblem {
  return { severity: 'error', ...placed(place), rule, reason };
}

export function warningAt(place: ProblemPlace, rule: string, reason: string): BankProblem {
  return { severity: 'warning', ...placed(place), rule, reason };
}

export function hasErrors(problems: readonly BankProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

function placed({ file, at, itemId }: ProblemPlace) {
  return { file, ...(at === undefined ? {} : { at }), ...(itemId === undefined ? {} : { itemId }) };
}
