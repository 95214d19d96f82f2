import type { AttemptId, Nonce } from '../../src-shared/basics/ids';
import type { StationView } from '../../src-shared/contracts/ipc/station-view';
import { frameJpeg } from '../face/frame-jpeg';
import { takeFrame } from '../face/held-frame';
import { lookAtSeat } from '../face/look-at-seat';
import { seatFace } from '../face/seat-face';
import { listen, step } from '../station-api';
import { useCamera } from '../stores/camera-store';
import { useView } from '../stores/view-store';
import { cameraWish } from './camera-wish';

const pause = (ms: number): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, ms));

/** Keeps the camera as the screen needs it, and answers main's questions about the seat. Draws nothing. */
export function followPresence(): void {
  useView.subscribe(({ shown }) => {
    if (shown.kind === 'shown') tendCamera(shown.view);
  });
  listen('picture-wanted', ({ ticket }) => void sendPicture(ticket));
  listen('presence', ({ attemptId, checkId }) => void answer(attemptId, checkId));
  useCamera.subscribe(({ camera }, before) => {
    const view = shownView();
    if (view?.kind !== 'exam' || view.faceChecks !== 'on' || camera === 'off') return;
    if (camera === before.camera || before.camera === 'off') return;
    void step('presence:camera-changed', { attemptId: view.candidate.attemptId, isOn: camera === 'on' });
  });
  // Plugged in again: taken up by itself.
  navigator.mediaDevices?.addEventListener('devicechange', () => {
    const view = shownView();
    if (view?.kind === 'exam' && seatFace.camera() !== 'on') tendCamera(view);
  });
}

function shownView(): StationView | undefined {
  const { shown } = useView.getState();
  return shown.kind === 'shown' ? shown.view : undefined;
}

let seatOf: AttemptId | undefined;

function tendCamera(view: StationView): void {
  const attemptId = 'candidate' in view ? view.candidate.attemptId : undefined;
  const wish = cameraWish(view);
  if (!('session' in view)) seatFace.close();
  else if (wish === 'off' || attemptId !== seatOf) seatFace.release();
  seatOf = attemptId;
  if (wish === 'open' && view.kind === 'exam') void seatFace.reopen(view.demoClip);
}

async function answer(attemptId: AttemptId, checkId: Nonce): Promise<void> {
  const view = shownView();
  if (view?.kind !== 'exam' || view.faceChecks !== 'on' || view.candidate.attemptId !== attemptId) return;
  const look = await lookAtSeat({
    seat: seatFace,
    clip: view.demoClip,
    photo: registeredPhoto,
    pause,
  });
  await step('presence:answer', { attemptId, checkId, look });
}

async function registeredPhoto(): Promise<Uint8Array | undefined> {
  const reply = await step('check-in:photo', {});
  return reply.ok ? reply.value.jpeg : undefined;
}

/** The frame that was judged, while it is still held; once it is dropped there is no picture to give. */
async function sendPicture(ticket: Nonce): Promise<void> {
  const frame = takeFrame();
  const jpeg = frame && (await frameJpeg(frame));
  if (jpeg !== undefined) await step('evidence:picture', { ticket, jpeg });
}
