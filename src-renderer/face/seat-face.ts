import { useCamera } from '../stores/camera-store';
import { createSeatFace } from './create-seat-face';
import { openDemonstrationClip } from './demonstration-clip';
import { createFaceChecker } from './face-checker';
import { openCamera } from './frame-source';
import { holdFrame } from './held-frame';

/** This page's one camera and one face worker. */
export const seatFace = createSeatFace({
  createChecker: createFaceChecker,
  openCamera,
  openClip: openDemonstrationClip,
  holdFrame,
  onCamera: (camera) => useCamera.setState({ camera }),
});
