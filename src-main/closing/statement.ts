import { utf8 } from '../../src-crypto/text';
import { toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson, type Json } from '../../src-shared/basics/canonical-json';
import { Sha256Hex } from '../../src-shared/basics/ids';
import { absentFromMs } from '../../src-shared/domain/session-close/absentees';
import type { RoomCounts } from '../../src-shared/domain/session-close/balance-room';
import { type ClosingBlock, judgeClosing } from '../../src-shared/domain/session-close/closing-blocks';
import {
  type ClosingSignature,
  signaturesUnder,
} from '../../src-shared/domain/session-close/closing-signatures';
import { closedSittings, roomPartOf } from '../../src-shared/domain/session-close/room-part';
import type { Desk } from '../exam/desk';
import { roomStartMs } from '../exam/start-room';
import type { OpenSession, StationIdentity } from '../exam/station-memory';

/** What staff sign: this station's part of the room, person by person, and the incidents as they stand. */
export type ClosingStatement = {
  readonly counts: RoomCounts;
  readonly blocks: readonly ClosingBlock[];
  /** SHA-256 of the statement; another one as soon as anything in it changes. */
  readonly sha256: Sha256Hex;
  /** Those who have signed exactly this. */
  readonly signatures: readonly ClosingSignature[];
  /** The parts of the closing that are signed. */
  readonly content: ReturnType<typeof contentOf>;
};

export function statementOf(desk: Desk, session: OpenSession, identity: StationIdentity): ClosingStatement {
  const { memory } = desk;
  const { content } = session.opened;
  const { closing } = memory;
  const proctors = content.staff.filter((one) => one.role === 'proctor').length;
  const { counts, blocks } = judgeClosing({
    roster: content.candidates.map((one) => one.candidateId),
    sittings: [...closing.sittings.values()],
    placement: closing.placement,
    absentFromMs: absentFromMs(content.policy, roomStartMs(memory, content)),
    nowMs: desk.now().wallMs,
    hasSigners: proctors >= 2 && content.staff.some((one) => one.role === 'site-head'),
  });
  const signed = contentOf(desk, session, identity);
  const incidents = memory.incidents.map((one) => one.incidentId);
  const text = canonicalJson({ ...signed, incidents } as Json);
  const sha256 = Sha256Hex.parse(toHex(desk.suite.sha256(utf8(text))));
  return { counts, blocks, sha256, signatures: signaturesUnder(closing.signatures, sha256), content: signed };
}

function contentOf(desk: Desk, { opened }: OpenSession, { stationId }: StationIdentity) {
  const { content } = opened;
  const { sittings, placement } = desk.memory.closing;
  const part = roomPartOf([], [...sittings.values()], placement);
  return {
    kind: 'session-close',
    stationId,
    sessionId: content.session.sessionId,
    packageId: content.packageId,
    policyVersion: content.policy.policyVersion,
    sittings: closedSittings([...sittings.values()]),
    absent: part.absent,
    elsewhere: part.elsewhere,
    incidentCount: desk.memory.incidents.length,
    isDemonstration: content.isDemonstration,
  } as const;
}
