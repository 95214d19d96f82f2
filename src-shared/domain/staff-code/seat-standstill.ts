import { assertNever } from '../../basics/assert-never';
import type { StaffCodeAction } from './staff-code';

/**
 * Why a seat's exam does not go on. `paused` and `covered` by a rule or a person while the station ran; `break-over`: a
 * break was used up and nobody knows who is back; `interrupted`: the station itself stopped, by a power cut, a crash or
 * a restart, or the attempt came from another machine, and it is closed until staff open it again (RM-11).
 */
export type SeatStandstill = 'paused' | 'covered' | 'break-over' | 'interrupted';

/** The one action that lets a seat go on that stands for this. A code for the other one does not (features 11). */
export function actionThatEnds(standstill: SeatStandstill): 'unlock' | 'reopen' {
  switch (standstill) {
    case 'paused':
    case 'covered':
    case 'break-over':
      return 'unlock';
    case 'interrupted':
      return 'reopen';
    default:
      return assertNever(standstill);
  }
}

/** What a code can do at a seat that stands for this, or whose exam runs. The first one is what the seat needs. */
export function codeActionsAt(standstill: SeatStandstill | undefined): readonly StaffCodeAction[] {
  if (standstill === undefined) return ['extend'];
  const ends = actionThatEnds(standstill);
  // Minutes alone go to a clock that is in force; what was interrupted gets them with its opening.
  return standstill === 'paused' || standstill === 'covered' ? [ends, 'extend'] : [ends];
}
