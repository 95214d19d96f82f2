import { ensureInboxMonths } from '../store/inbox-months';
import { rescoreStale } from '../voiding/rescore-stale';
import { catchUp } from './catch-up';
import type { ProjectionContext } from './project-records';

const EVERY_MS = 30_000;
/** Younger records are most likely in the hands of a request. */
const LEAVE_ALONE_MS = 15_000;

/** Runs the catch-up at start, from time to time and on demand; never twice at once in one process. */
export class Healer {
  private running: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly context: ProjectionContext,
    private readonly report: {
      done(records: number): void;
      rescored(results: number): void;
      failed(error: unknown): void;
    },
  ) {}

  /** The first run takes whatever is there; its end is what the answered promise stands for. */
  start(): Promise<void> {
    this.timer = setInterval(() => void this.run(this.context.now() - LEAVE_ALONE_MS), EVERY_MS);
    this.timer.unref();
    return this.runNow();
  }

  /** Everything that is stored by now. */
  runNow(): Promise<void> {
    return this.run(this.context.now() + 1);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private run(receivedBeforeMs: number): Promise<void> {
    const next = this.running.then(async () => {
      try {
        await ensureInboxMonths(this.context.database, this.context.now());
        const records = await catchUp(this.context, receivedBeforeMs);
        if (records > 0) this.report.done(records);
        // Questions may have been voided by a process that ended before all results were scored again (TS-8).
        const rescored = await rescoreStale(this.context);
        if (rescored > 0) this.report.rescored(rescored);
      } catch (error) {
        this.report.failed(error);
      }
    });
    this.running = next;
    return next;
  }
}
