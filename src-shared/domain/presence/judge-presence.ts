import { assertNever } from '../../basics/assert-never';
import type { FacePolicy } from '../policy/face-policy';
import type { FaceMeasurement, FaceVerdict } from './face-measurement';
import { judgeFace } from './judge-face';
import type { PresenceLook, PresenceVerdict } from './presence-verdict';

/**
 * Who sits at the seat, by one look during the exam. Similar enough to the registered photograph or to the check-in
 * capture is the same person: the photograph may be years old, the capture is of today. Another person is only said
 * of a face that is far from both; what lies between says nothing (LW-3: a doubt is never held against anybody).
 */
export function judgePresence(look: PresenceLook, face: FacePolicy): PresenceVerdict {
  if (look.kind === 'unseen') return { kind: 'cannot-tell', why: look.why };
  const toPhoto = judgeFace(look.toPhoto, face);
  if (toPhoto.kind === 'accept') return { kind: 'present' };
  if (!isComparison(toPhoto)) return unusable(toPhoto);
  const toCapture = comparisonWith(look.toCapture, face);
  if (toCapture?.kind === 'accept') return { kind: 'present' };
  const isFarFromBoth = toPhoto.kind === 'no-match' && (toCapture?.kind ?? 'no-match') === 'no-match';
  return isFarFromBoth ? { kind: 'other-face' } : { kind: 'cannot-tell', why: 'not-similar-enough' };
}

type Unusable = Extract<FaceVerdict, { readonly kind: 'retry' }>;

/** Whether the verdict rests on a distance, and not on a picture that could not be compared. */
function isComparison(verdict: FaceVerdict): verdict is Exclude<FaceVerdict, { readonly kind: 'retry' }> {
  return verdict.kind !== 'retry' || verdict.reason === 'not-similar-enough';
}

function comparisonWith(measurement: FaceMeasurement | undefined, face: FacePolicy): FaceVerdict | undefined {
  return measurement && judgeFace(measurement, face);
}

function unusable({ reason }: Unusable): PresenceVerdict {
  switch (reason) {
    case 'no-face':
    case 'many-faces':
      return { kind: reason };
    case 'too-dark':
    case 'too-far':
    case 'not-facing':
    case 'too-blurred':
    case 'covered':
    case 'not-similar-enough':
      return { kind: 'cannot-tell', why: reason };
    case 'not-compared':
      return { kind: 'cannot-tell', why: 'engine-failed' };
    default:
      return assertNever(reason);
  }
}
