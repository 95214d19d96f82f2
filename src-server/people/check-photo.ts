import { decode } from 'jpeg-js';
import { type BorderStrip, borderStrip } from '../../src-shared/domain/person/border-strip';
import { jpegFacts } from '../../src-shared/domain/person/jpeg-facts';
import { checkPhotoGround, type PhotoVerdict } from '../../src-shared/domain/person/photo-check';

/**
 * PH-6 as far as the centre goes: it decodes the picture and looks at its ground. Whether there is one face, and how it
 * is held, is seen by the institution's staff and by the station's networks before a session.
 */
export function checkStoredPhoto(jpeg: Uint8Array): PhotoVerdict {
  return checkPhotoGround(jpegFacts(jpeg), groundOf(jpeg));
}

/** A photograph as stored is a tenth of a megapixel; more than one is none of ours, whatever its header says. */
const LIMITS = { maxResolutionInMP: 1, maxMemoryUsageInMB: 32 };

function groundOf(jpeg: Uint8Array): BorderStrip | undefined {
  try {
    return borderStrip(decode(jpeg, { useTArray: true, tolerantDecoding: false, ...LIMITS }));
  } catch {
    return undefined;
  }
}
