import { oldestFirst } from '../../src-shared/domain/evidence/retention';
import { dropEvidence } from '../evidence/evidence-store';
import type { Desk } from './desk';
import { noteIncident } from './note-incident';

/** How often a reserve that was used is filled again, in ms of the monotonic counter. */
const REFILL_EVERY_MS = 30_000;

/**
 * The space for answers is there before an exam begins: what is missing of the reserve is taken, and evidence makes
 * room for it, the oldest first. `no-room` when even that is not enough.
 */
export async function holdReserve(desk: Desk): Promise<'held' | 'no-room'> {
  for (;;) {
    if ((await desk.reserve.fill()) === 'held') return 'held';
    const [oldest] = oldestFirst(desk.retention.kept());
    if (oldest === undefined || (await dropEvidence(desk, [oldest], 'disk-full')) === 0) return 'no-room';
  }
}

/** Called with every beat: a reserve that had to be used is filled again as soon as there is room. */
export async function watchDisk(desk: Desk): Promise<void> {
  const { diskLow } = desk.memory;
  if (diskLow === undefined) return;
  const { monoMs } = desk.now();
  if (diskLow.lookedAtMonoMs !== undefined && monoMs - diskLow.lookedAtMonoMs < REFILL_EVERY_MS) return;
  if (!diskLow.isNoted) {
    desk.log('disk-low', { pieces: diskLow.pieces });
    const noted = await noteIncident(desk, {
      kind: 'disk-low',
      text: '',
      by: [],
      evidence: [],
      facts: { piecesUsed: diskLow.pieces },
    });
    if (noted.ok) desk.memory.diskLow = { ...diskLow, isNoted: true };
  }
  desk.memory.diskLow = { ...(desk.memory.diskLow ?? diskLow), lookedAtMonoMs: monoMs };
  if ((await holdReserve(desk)) === 'no-room') return;
  desk.memory.diskLow = undefined;
  desk.log('disk-reserve-held');
}
