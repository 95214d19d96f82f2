import type { Page } from '@playwright/test';
import { GOOD_FACE, OPENING } from '../../builders/build-station';
import { type Answer, type Question, scriptedAnswer } from './answer-script';

/** What these functions do runs in the station's own page, through the same bridge that its screens use. */
type Bridge = { readonly invoke: (channel: string, request: unknown) => Promise<unknown> };

async function ask<T>(page: Page, channel: string, request: unknown): Promise<T> {
  const answer: unknown = await page.evaluate(
    ([name, body]) =>
      (Reflect.get(window, 'station') as Bridge).invoke(name as string, body).catch((error) => String(error)),
    [channel, request] as const,
  );
  const isRefused =
    typeof answer === 'string' ||
    (typeof answer === 'object' && answer !== null && Reflect.get(answer, 'ok') === false);
  if (isRefused) throw new Error(`${channel}: ${JSON.stringify(answer)}`);
  return (answer as { readonly value: T }).value ?? (answer as T);
}

type Paper = {
  readonly attemptId: string;
  readonly paper: {
    readonly questions: readonly (
      | { readonly kind: 'choice'; readonly item: PaperItem }
      | { readonly kind: 'case'; readonly items: readonly PaperItem[] }
    )[];
  };
  readonly answers: readonly Answer[];
};
type PaperItem = { readonly id: string; readonly options: readonly { readonly id: string }[] };

export type OpenPaper = {
  readonly attemptId: string;
  readonly questions: readonly Question[];
  readonly answers: readonly Answer[];
};

/** The proctor opens the session and lets the interrupted exam go on. */
export async function openAndResume(page: Page): Promise<OpenPaper> {
  await ask(page, 'session:open', OPENING);
  await resume(page);
  return openPaper(page);
}

export async function resume(page: Page): Promise<void> {
  await ask(page, 'exam:resume', { cause: 'power-loss', grantMinutes: 0, note: '样例' });
  // Who came by face is looked at again before the paper is shown (RM-11).
  await ask(page, 'check-in:face-measured', GOOD_FACE);
}

export async function openPaper(page: Page): Promise<OpenPaper> {
  const { attemptId, paper, answers } = await ask<Paper>(page, 'exam:paper', {});
  const questions = paper.questions
    .flatMap((one) => (one.kind === 'choice' ? [one.item] : one.items))
    .map((item) => ({ itemId: item.id, optionIds: item.options.map((option) => option.id) }));
  return { attemptId, questions, answers };
}

/**
 * Answers without a pause from the script of this life, one after the other as the acknowledgements come, and
 * reports each acknowledgement by its number. Ends when the station stops answering.
 */
export function startAnswering(page: Page, open: OpenPaper, life: number): void {
  // A paper's worth of answers, repeated: the script has this period.
  const period = open.questions.length * 60;
  const script = Array.from({ length: period }, (_, n) => scriptedAnswer(open.questions, life, n));
  page
    .evaluate(
      async ([attemptId, answers]) => {
        const station = Reflect.get(window, 'station') as Bridge;
        for (let n = 0; ; n++) {
          const answer = answers[n % answers.length];
          const saved = (await station.invoke('exam:answer', { attemptId, ...answer })) as {
            readonly ok: boolean;
          };
          console.debug(`${saved.ok ? 'acknowledged' : 'refused'} ${n} ${JSON.stringify(saved)}`);
          if (!saved.ok) return;
        }
      },
      [open.attemptId, script] as const,
    )
    // The page or the station is killed in the middle of it: that is the point.
    .catch(() => undefined);
}

/**
 * From now on notes, in the page itself, how durable each write to the read model is asked to be; what it gives tells
 * what was noted.
 */
export async function hearDurability(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const noted: string[] = [];
    // At the write itself: Dexie holds on to the database's own `transaction` from before this.
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...asked) {
      const { db, durability } = this.transaction;
      if (db.name === 'station-read-model') noted.push(durability);
      return put.apply(this, asked);
    };
    Reflect.set(window, 'noted', noted);
  });
  return () => page.evaluate(() => [...(Reflect.get(window, 'noted') as readonly string[])]);
}

export type TableRows = {
  readonly head: { readonly epoch: string; readonly seq: number } | undefined;
  readonly answers: readonly {
    readonly itemId: string;
    readonly seq: number;
  }[];
};

/** The read model's tables as they are on the disk, once its head has come up to `seq`. */
export async function tablesThrough(page: Page, seq: number): Promise<TableRows> {
  // Some compilers wrap inner functions in a call of this name, which the page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named');
  const look = (): Promise<TableRows | undefined> =>
    page.evaluate(async (wanted) => {
      const known = await indexedDB.databases();
      if (!known.some((one) => one.name === 'station-read-model')) return undefined;
      const database = await new Promise<IDBDatabase | undefined>((resolve) => {
        const opening = indexedDB.open('station-read-model');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => resolve(undefined);
      });
      if (database === undefined) return undefined;
      const all = (table: string) =>
        new Promise<unknown[]>((resolve) => {
          const asking = database.transaction(table).objectStore(table).getAll();
          asking.onsuccess = () => resolve(asking.result);
          asking.onerror = () => resolve([]);
        });
      try {
        const [head] = await all('head');
        const reached = typeof head === 'object' && head !== null ? Number(Reflect.get(head, 'seq')) : 0;
        if (reached < wanted) return undefined;
        return { head, answers: await all('answers') } as TableRows;
      } catch {
        return undefined;
      } finally {
        database.close();
      }
    }, seq);
  for (;;) {
    const rows = await look();
    if (rows !== undefined) return rows;
  }
}
