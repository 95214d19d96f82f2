import type { Database } from '../store/database';
import { type RetentionReport, runRetention } from './run-retention';

const EVERY_MS = 6 * 3_600_000;

/** Deletes by itself what its day has come for: at the start and every six hours, in one of the processes. */
export class RetentionJob {
  private running: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly context: { readonly database: Database; readonly now: () => number },
    private readonly report: {
      done(deleted: RetentionReport): void;
      failed(error: unknown): void;
    },
  ) {}

  /** Resolves when the first run is over. */
  start(): Promise<void> {
    this.timer = setInterval(() => void this.run(), EVERY_MS);
    this.timer.unref();
    return this.run();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private run(): Promise<void> {
    this.running = this.running.then(async () => {
      try {
        const deleted = await runRetention(this.context.database, this.context.now());
        if (deleted !== undefined && Object.values(deleted).some((one) => one > 0)) this.report.done(deleted);
      } catch (error) {
        this.report.failed(error);
      }
    });
    return this.running;
  }
}
