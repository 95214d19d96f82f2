import { sealCompact } from '../../src-crypto/compact-seal';
import { toBase45 } from '../../src-shared/basics/base45';
import { paperOfCandidate } from '../../src-shared/domain/paper/paper-of-candidate';
import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import { keysOfPaper } from '../../src-shared/domain/scoring/keys-of-paper';
import type { Desk } from '../exam/desk';
import type { OpenSession, StationIdentity } from '../exam/station-memory';

/** The result as text for a QR code, sealed and signed; made with its record, because the bank is closed later. */
export function compactCode(
  desk: Desk,
  session: OpenSession,
  identity: StationIdentity,
  result: AttemptResult,
  { stationId, epoch, seq }: Pick<RecordEnvelope, 'stationId' | 'epoch' | 'seq'>,
): string | undefined {
  const { content } = session.opened;
  const paper = paperOfCandidate(content, result.candidateId, Buffer.from(result.seedHex, 'hex'));
  const slots = paper.ok ? keysOfPaper(paper.value, content.bank.items) : undefined;
  if (!slots?.ok) return undefined;
  const compact = sealCompact(desk.suite, { stationId, epoch, seq }, result, slots.value, {
    centreBoxPublicKey: Buffer.from(identity.centre.boxPublicKey, 'base64url'),
    stationSignPrivateKey: identity.keys.sign.privateKey,
  });
  return compact && toBase45(compact);
}
