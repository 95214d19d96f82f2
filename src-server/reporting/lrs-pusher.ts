import { and, asc, count, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Database } from '../store/database';
import { xapiStatements } from '../store/office-schema';
import { type LrsOutcome, type LrsSettings, sendStatements } from './lrs-client';
import { resultsOfStatements, resultsToReport } from './reported-results';
import { statementId, type XapiStatement, xapiStatement } from './xapi-statement';

const EVERY_MS = 30_000;
/** Statements in one request: a store takes a list, and each counts by its own id (xAPI 1.0.3, 2.1.2 of part three). */
const AT_ONCE = 50;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;

export type LrsCounts = { readonly due: number; readonly taken: number; readonly refused: number };
type Due = typeof xapiStatements.$inferSelect;

/**
 * Tells a learning record store of results, each version once: what is to be told stands in a table by the statement's
 * own id, and stays due until the store has answered. Two processes that send the same statement do no harm, because
 * the store knows it by its id.
 */
export class LrsPusher {
  private running: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly context: {
      readonly database: Database;
      readonly now: () => number;
      readonly baseUrl: string;
      readonly settings: LrsSettings;
      readonly onProblem: (status: number) => void;
    },
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.runNow(), EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Puts a session's results on the list; what was told already is not told again. */
  async enqueue(sessionId: string): Promise<void> {
    const { database, now } = this.context;
    const results = await resultsToReport(database, sessionId);
    for (let at = 0; at < results.length; at += 500) {
      await database
        .insert(xapiStatements)
        .values(
          results.slice(at, at + 500).map(({ attemptId, versionNo }) => ({
            statementId: statementId({ attemptId, versionNo }),
            attemptId,
            versionNo,
            state: 'due' as const,
            nextAtMs: now(),
            changedAtMs: now(),
          })),
        )
        .onConflictDoNothing();
    }
  }

  /** Sends what is due now; never two rounds at once in one process. */
  runNow(): Promise<void> {
    const next = this.running.then(() => this.round()).catch(() => undefined);
    this.running = next;
    return next;
  }

  async counts(): Promise<LrsCounts> {
    const rows = await this.context.database
      .select({ state: xapiStatements.state, n: count() })
      .from(xapiStatements)
      .groupBy(xapiStatements.state);
    const of = (state: Due['state']) => rows.find((row) => row.state === state)?.n ?? 0;
    return { due: of('due'), taken: of('taken'), refused: of('refused') };
  }

  private async round(): Promise<void> {
    for (;;) {
      const due = await this.due();
      if (due.length === 0) return;
      const outcome = await this.send(due);
      if (outcome.kind === 'later') return;
    }
  }

  private async due(): Promise<readonly Due[]> {
    const { database, now } = this.context;
    return database
      .select()
      .from(xapiStatements)
      .where(and(eq(xapiStatements.state, 'due'), lte(xapiStatements.nextAtMs, now())))
      .orderBy(asc(xapiStatements.nextAtMs), asc(xapiStatements.statementId))
      .limit(AT_ONCE);
  }

  /** One refused statement must not hold up the others: a refused batch is sent again one by one. */
  private async send(due: readonly Due[]): Promise<LrsOutcome> {
    const { database, baseUrl, settings, onProblem } = this.context;
    const results = await resultsOfStatements(database, due);
    const statements = results.map((one) => xapiStatement(one, baseUrl));
    // On hold since it was put on the list: it waits with the others that are not sent.
    const absent = due.filter((one) => !statements.some(({ id }) => id === one.statementId));
    if (absent.length > 0) await this.postpone(absent, null);
    if (statements.length === 0) return { kind: 'taken' };
    const outcome = await sendStatements(settings, statements);
    if (outcome.kind === 'taken') await this.settle(statements, 'taken', null);
    else if (outcome.kind === 'later') {
      onProblem(outcome.status);
      const waiting = due.filter((one) => !absent.includes(one));
      await this.postpone(waiting, outcome.status);
    } else if (statements.length === 1) await this.settle(statements, 'refused', outcome.status);
    else {
      for (const one of due.filter((line) => !absent.includes(line))) {
        const alone = await this.send([one]);
        if (alone.kind === 'later') return alone;
      }
      return { kind: 'taken' };
    }
    return outcome;
  }

  private async settle(
    statements: readonly XapiStatement[],
    state: 'taken' | 'refused',
    lastStatus: number | null,
  ): Promise<void> {
    const ids = statements.map((one) => one.id);
    await this.context.database
      .update(xapiStatements)
      .set({ state, lastStatus, changedAtMs: this.context.now() })
      .where(inArray(xapiStatements.statementId, ids));
  }

  private async postpone(due: readonly Due[], lastStatus: number | null): Promise<void> {
    const { database, now } = this.context;
    const ids = due.map((one) => one.statementId);
    const { tries } = xapiStatements;
    const wait = sql`least(${FIRST_WAIT_MS}::bigint << least(${tries}, 10), ${LONGEST_WAIT_MS}::bigint)`;
    await database
      .update(xapiStatements)
      .set({
        tries: sql`${tries} + 1`,
        nextAtMs: sql`${now()}::bigint + ${wait}`,
        lastStatus,
        changedAtMs: now(),
      })
      .where(inArray(xapiStatements.statementId, ids));
  }
}
