import { decode } from 'jpeg-js';
import { type BorderStrip, borderStrip } from '../../src-shared/domain/person/border-strip';
import { jpegFacts } from '../../src-shared/domain/person/jpeg-facts';
import {
  checkPhotoGround,
  checkUpload,
  type PhotoVerdict,
  type UploadCheck,
} from '../../src-shared/domain/person/photo-check';
import type { FaceStudy } from '../faces/face-desk';
import { JPEG_LIMITS } from './jpeg-limits';

/** PH-5 and PH-6 of a photograph that somebody gives: form and ground first, then the face by the networks. */
export async function checkGivenPhoto(jpeg: Uint8Array, faces: FaceStudy): Promise<UploadCheck> {
  const facts = jpegFacts(jpeg);
  const border = groundOf(jpeg);
  const study = border === undefined ? undefined : await faces(jpeg);
  return checkUpload(facts, border, study);
}

/** Form and ground of a photograph that was stored before faces were looked for. */
export function checkStoredPhoto(jpeg: Uint8Array): PhotoVerdict {
  return checkPhotoGround(jpegFacts(jpeg), groundOf(jpeg));
}

function groundOf(jpeg: Uint8Array): BorderStrip | undefined {
  try {
    return borderStrip(decode(jpeg, { useTArray: true, tolerantDecoding: false, ...JPEG_LIMITS }));
  } catch {
    return undefined;
  }
}
