import { seatFace } from '../face/seat-face';
import { step } from '../station-api';
import { useView } from '../stores/view-store';

let isRunning = false;

/**
 * While nobody sits here: takes the session's registered photographs from main one by one, measures each in the face
 * worker, which keeps the reference for the check-in, and tells main the numbers. Draws nothing, and stops by itself
 * when somebody is identified; main then gives no more.
 */
export function followPhotoChecks(): void {
  useView.subscribe(({ shown }) => {
    if (shown.kind === 'shown' && shown.view.kind === 'check-in' && !isRunning) void run();
  });
}

async function run(): Promise<void> {
  isRunning = true;
  try {
    while (await studyNext());
  } finally {
    isRunning = false;
  }
}

/** False when there is nothing more to do now. */
async function studyNext(): Promise<boolean> {
  const checker = seatFace.lendChecker();
  // Before a photograph is asked for: main hands each out only so often.
  const prepared = await checker.prepare();
  if (!prepared.ok) return false;
  const next = await step('photos:next', {});
  if (!next.ok || next.value.kind === 'all-done') return false;
  const studied = await checker.studyPhoto(new Uint8Array(next.value.jpeg));
  if (!studied.ok) return false;
  const told = await step('photos:studied', { ticket: next.value.ticket, study: studied.value });
  return told.ok;
}
