import { isDeepStrictEqual } from 'node:util';
import { type Answer, type Question, scriptedAnswer } from './answer-script';
import { answersInJournal, type JournalledAnswer } from './journal-answers';
import type { TableRows } from './page-driver';

/** "Every acknowledged answer is there after the restart, in the journal and in the read model; nothing invented." */
export type Ledger = {
  /** After a blow: what this life added to the journal must be its script, from the start, at least to `acknowledged`. */
  readonly settle: (life: number, acknowledged: number, questions: readonly Question[]) => Promise<void>;
  /** After a start: the journal is still what it was; resolves with its last sequence. */
  readonly recheck: () => Promise<number>;
  readonly checkTables: (tables: TableRows) => void;
  readonly checkAnswers: (answers: readonly Answer[]) => void;
  readonly confirmed: () => number;
};

const sameAnswer = (a: Answer, b: Answer): boolean =>
  a.itemId === b.itemId && isDeepStrictEqual(a.chosen, b.chosen);

export function openLedger(folder: string): Ledger {
  let confirmed: readonly JournalledAnswer[] = [];

  async function read() {
    const { answers, report } = await answersInJournal(folder);
    const damage = report.findings.filter((one) => one.kind !== 'torn-tail-cut');
    if (damage.length > 0) throw new Error(`damage in the journal: ${JSON.stringify(damage)}`);
    if (!isDeepStrictEqual(answers.slice(0, confirmed.length), confirmed))
      throw new Error(
        `the journal lost answers: ${answers.length} of ${confirmed.length} are left or changed`,
      );
    return { answers, lastSeq: report.epochs.at(-1)?.lastSeq ?? 0 };
  }

  return {
    settle: async (life, acknowledged, questions) => {
      const { answers } = await read();
      const fresh = answers.slice(confirmed.length);
      if (fresh.length < acknowledged)
        throw new Error(`${acknowledged} answers were acknowledged, ${fresh.length} are in the journal`);
      const invented = fresh.findIndex(
        (answer, n) => !sameAnswer(answer, scriptedAnswer(questions, life, n)),
      );
      if (invented !== -1) throw new Error(`answer ${invented} of this life was never given`);
      confirmed = answers;
    },
    recheck: async () => {
      const { answers, lastSeq } = await read();
      if (answers.length !== confirmed.length)
        throw new Error(`${answers.length - confirmed.length} answers appeared while the station was off`);
      return lastSeq;
    },
    checkTables: (tables) => {
      const found = new Map(tables.answers.map((row) => [row.itemId, row]));
      const last = new Map(confirmed.map((answer) => [answer.itemId, answer]));
      if (found.size !== last.size)
        throw new Error(`the read model holds ${found.size} answers, the journal ${last.size}`);
      for (const [itemId, answer] of last) {
        const row = found.get(itemId);
        // The table holds which entry is the last one, not what it says (decision 0038).
        if (row === undefined || row.seq !== answer.seq)
          throw new Error(`the read model has another answer to ${itemId} than the journal`);
      }
    },
    checkAnswers: (answers) => {
      const last = new Map(confirmed.map((answer) => [answer.itemId, answer]));
      const isSame =
        answers.length === last.size &&
        answers.every((answer) => {
          const journalled = last.get(answer.itemId);
          return journalled !== undefined && sameAnswer(answer, journalled);
        });
      if (!isSame) throw new Error('the screen resumes with other answers than the journal holds');
    },
    confirmed: () => confirmed.length,
  };
}
