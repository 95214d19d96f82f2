import { setImmediate } from 'node:timers/promises';

/** Records judged between two looks at what else is waiting. */
const STRIDE = 16;

/** Lets other requests in every few records: a full batch is a second of arithmetic. */
export async function breathe(at: number): Promise<void> {
  if (at % STRIDE === STRIDE - 1) await setImmediate();
}
