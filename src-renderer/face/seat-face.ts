import { useCamera } from '../stores/camera-store';
import { useView } from '../stores/view-store';
import { createSeatFace } from './create-seat-face';
import { openDemonstrationClip } from './demonstration-clip';
import { createFaceChecker } from './face-checker';
import { FACE_MODELS } from './face-models';
import { openCamera } from './frame-source';
import { holdFrame } from './held-frame';

/** What the session's policy compares by; everything of this build where no session is open (a trial of the camera). */
function modelsOfSession(): readonly string[] {
  const { shown } = useView.getState();
  const session = shown.kind === 'shown' && 'session' in shown.view ? shown.view.session : undefined;
  return session?.faceModels ?? FACE_MODELS;
}

/** This page's one camera and one face worker. */
export const seatFace = createSeatFace({
  createChecker: (onDeath) => createFaceChecker(onDeath, modelsOfSession),
  openCamera,
  openClip: openDemonstrationClip,
  holdFrame,
  onCamera: (camera) => useCamera.setState({ camera }),
});
