import { sealRecord } from '../../src-crypto/record-seal';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import { Epoch } from '../../src-shared/basics/ids';
import { buildHoursRecord } from '../../src-shared/domain/record/build-hours';
import type { Sitting, StudyState } from '../../src-shared/domain/study/study-state';
import type { Desk } from '../exam/desk';
import type { JournalEntry } from '../journal/journal-entry';
import type { OpenClass } from './study-desk';
import { traineeOf } from './study-desk';

/**
 * The records of these sittings for the centre, one behind the other on the chain; a sitting that gave nothing makes
 * none. They leave by the same queue as scores.
 */
export function hoursEntries(
  desk: Desk,
  open: OpenClass,
  state: StudyState,
  sittings: readonly Sitting[],
): readonly JournalEntry[] {
  const { identity } = desk.memory;
  if (identity === undefined) return [];
  const { content } = open.session.opened;
  const epoch = Epoch.parse(desk.epoch());
  let { seq, prevHash } = desk.outbox.chainEnd(epoch);
  const at = desk.now();
  return sittings.flatMap((sitting): JournalEntry[] => {
    const record = buildHoursRecord(state, sitting, {
      stationId: identity.stationId,
      course: open.course,
      trainee: traineeOf(open, sitting),
      policyVersion: content.policy.policyVersion,
      isDemonstration: content.isDemonstration,
    });
    if (record === undefined) return [];
    const envelope = sealRecord(desk.suite, {
      stationId: identity.stationId,
      epoch,
      seq: seq + 1,
      prevHash,
      kind: 'hours',
      at,
      clearBody: canonicalJson(record),
      boxRun: desk.boxRun,
      centreBoxPublicKey: Buffer.from(identity.centre.boxPublicKey, 'base64url'),
      stationSignPrivateKey: identity.keys.sign.privateKey,
    });
    seq = envelope.seq;
    prevHash = envelope.hash;
    return [{ kind: 'record', at, attemptId: sitting.sittingId, envelope }];
  });
}
