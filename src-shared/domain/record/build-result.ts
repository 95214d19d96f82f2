import type { StationId } from '../../basics/ids';
import type { AttemptState } from '../attempt/attempt-state';
import { elapsedMs } from '../attempt/time-ledger';
import { compareIds } from '../item/items-of-bank';
import type { AttemptResult } from './attempt-result';

export type ScoredState = Extract<AttemptState, { readonly kind: 'scored' }>;

/**
 * A finished attempt as it leaves the station (TS-7, TS-23). Answers by item id and options by theirs, whatever
 * the order of the clicks, those taken back left out, so that one sitting has one text. `time.usedMs`: the exam's clock at submission, gaps and a late start included.
 */
export function buildAttemptResult(
  state: ScoredState,
  context: {
    readonly stationId: StationId;
    readonly bankVersion: string;
    readonly blueprintVersion: string;
    readonly isDemonstration: boolean;
  },
): AttemptResult {
  const answers = [...state.answers]
    .filter(([, chosen]) => chosen.length > 0)
    .map(([itemId, chosen]) => ({ itemId, chosen: [...chosen].sort(compareIds) }))
    .sort((a, b) => compareIds(a.itemId, b.itemId));
  return {
    kind: 'attempt-result',
    stationId: context.stationId,
    attemptId: state.attemptId,
    candidateId: state.candidateId,
    attemptNo: state.attemptNo,
    sessionId: state.sessionId,
    packageId: state.packageId,
    seat: state.seat,
    bankVersion: context.bankVersion,
    blueprintVersion: context.blueprintVersion,
    policyVersion: state.policyVersion,
    seedHex: state.seedHex,
    paperHash: state.paperHash,
    identityPath: state.identityPath,
    startedAt: state.startedAt,
    submittedAt: state.submittedAt,
    submitCause: state.cause,
    ...(state.ending === undefined ? {} : { ending: state.ending }),
    conduct: state.conduct,
    ...(state.accommodation === undefined ? {} : { accommodation: state.accommodation }),
    time: {
      durationMs: state.ledger.durationMs,
      usedMs: elapsedMs(state.ledger, state.submittedAt),
      gapsMs: state.ledger.gapsMs,
      pausedMs: state.ledger.pausedMs,
      grantsMs: state.ledger.grantsMs,
      ledger: state.ledger.entries,
    },
    answers,
    claimed: { scorerVersion: state.scorerVersion, total: state.total, isPass: state.isPass },
    ...(state.moves.length === 0 ? {} : { moves: state.moves }),
    isDemonstration: context.isDemonstration,
  };
}
