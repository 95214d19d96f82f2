import { useCamera } from '../stores/camera-store';
import { createSeatFace } from './create-seat-face';
import { createFaceChecker } from './face-checker';
import { openCamera, openDemonstrationClip } from './frame-source';

/** This page's one camera and one face worker. */
export const seatFace = createSeatFace({
  createChecker: createFaceChecker,
  openCamera,
  openClip: openDemonstrationClip,
  onCamera: (camera) => useCamera.setState({ camera }),
});
