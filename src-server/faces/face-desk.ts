import { Worker } from 'node:worker_threads';
import { PhotoStudy } from '../../src-shared/domain/person/photo-check';
import type { FaceAnswer, FaceQuestion } from './face-thread';

/** Looks for faces in a photograph; undefined: it was not looked at, which is said and is never a pass (PH-6). */
export type FaceStudy = (jpeg: Uint8Array) => Promise<PhotoStudy | undefined>;

/** Longer than this and the thread is stuck: a photograph takes a quarter of a second, the thread's start about one. */
const PATIENCE_MS = 45_000;
/** More than this at once and the next ones go without: each is a photograph in memory. */
const WAITING_MAX = 32;
const MEMORY_MB = 256;

type Waiting = { readonly answer: (study: PhotoStudy | undefined) => void; readonly timer: NodeJS.Timeout };

/**
 * One thread that looks at photographs, started with the first of them: a picture from a stranger is decoded and
 * measured away from everything else the process does. When it ends, however it ends, those that waited were not looked
 * at, and the next photograph starts another.
 */
export class FaceDesk {
  #thread: Worker | undefined;
  #calls = 0;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onLost: (error: unknown) => void;
  readonly #entry: URL;

  /** `onLost` is told why a thread ended; `entry` is another program in tests. */
  constructor(onLost: (error: unknown) => void, entry: URL = threadEntry()) {
    this.#onLost = onLost;
    this.#entry = entry;
  }

  readonly study: FaceStudy = (jpeg) => {
    if (this.#waiting.size >= WAITING_MAX) return Promise.resolve(undefined);
    const thread = this.#thread ?? this.#start();
    this.#thread = thread;
    this.#calls += 1;
    const call = this.#calls;
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => this.#lose(thread, new Error('no answer about a photograph')),
        PATIENCE_MS,
      );
      this.#waiting.set(call, { answer: resolve, timer });
      thread.postMessage({ call, jpeg } satisfies FaceQuestion);
    });
  };

  async stop(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    this.#giveUp();
    await thread?.terminate();
  }

  #start(): Worker {
    const thread = new Worker(this.#entry, {
      // The thread needs no secret of the server's environment.
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    thread.on('message', (answer: FaceAnswer) => this.#take(answer));
    thread.once('error', (error) => this.#lose(thread, error));
    thread.once('exit', (code) => this.#lose(thread, new Error(`the thread ended with ${code}`)));
    // Waiting for photographs keeps no process alive.
    thread.unref();
    return thread;
  }

  #take({ call, study }: FaceAnswer): void {
    const waiting = this.#waiting.get(call);
    if (waiting === undefined) return;
    this.#waiting.delete(call);
    clearTimeout(waiting.timer);
    const parsed = PhotoStudy.safeParse(study);
    waiting.answer(parsed.success ? parsed.data : undefined);
  }

  #lose(thread: Worker, error: unknown): void {
    // One that was stopped or replaced already is nobody's any more.
    if (this.#thread !== thread) return;
    this.#thread = undefined;
    this.#onLost(error);
    this.#giveUp();
    void thread.terminate();
  }

  #giveUp(): void {
    for (const { answer, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      answer(undefined);
    }
    this.#waiting.clear();
  }
}

/** The built server's is a script beside it. */
function threadEntry(): URL {
  const name = import.meta.url.endsWith('.ts') ? 'face-thread-from-source.mjs' : 'face-thread.js';
  return new URL(`./${name}`, import.meta.url);
}
