import { sealEvidence } from '../../src-crypto/evidence-seal';
import type { AttemptId, Sha256Hex } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { EvidenceKind } from '../../src-shared/domain/evidence/evidence';
import { overQuota } from '../../src-shared/domain/evidence/retention';
import type { Desk } from '../exam/desk';
import type { JournalEntry } from '../journal/journal-entry';

export type EvidenceDraft = {
  readonly kind: EvidenceKind;
  readonly attemptId: AttemptId;
  readonly incidentId?: string | undefined;
  readonly bytes: Uint8Array;
};

export type KeepProblem = { readonly kind: 'not-now' } | { readonly kind: 'not-kept' };

/**
 * Seals a picture to the centre and keeps it until its day: file first, then the journal; a file that was written
 * and never journalled is found again by its head. The station itself can't open it. A disk that refuses costs the
 * picture and nothing else. The clear bytes are wiped.
 */
export async function keepEvidence(
  desk: Desk,
  draft: EvidenceDraft,
): Promise<Result<Sha256Hex, KeepProblem>> {
  const { identity, session } = desk.memory;
  if (identity === undefined || session === undefined) return err({ kind: 'not-now' });
  const { content } = session.opened;
  const { evidence: policy } = content.policy;
  const at = desk.now();
  const head = {
    v: 1,
    kind: draft.kind,
    stationId: identity.stationId,
    sessionId: content.session.sessionId,
    attemptId: draft.attemptId,
    ...(draft.incidentId === undefined ? {} : { incidentId: draft.incidentId }),
    at,
    daysAfterConfirmation: policy.daysAfterConfirmation,
    daysAtMost: policy.daysAtMost,
    ...(policy.sendToCentre === true ? { mayLeave: true as const } : {}),
  } as const;
  const recipient = Buffer.from(identity.centre.boxPublicKey, 'base64url');
  const sealed = sealEvidence(desk.suite, recipient, head, draft.bytes);
  draft.bytes.fill(0);
  let sha256: Sha256Hex;
  try {
    sha256 = await desk.evidence.write(sealed);
  } catch {
    await noteDropped(desk, draft, 'disk-full');
    return err({ kind: 'not-kept' });
  }
  const item = { sha256, bytes: sealed.length, head };
  const written = await desk.append([{ kind: 'evidence-kept', at, item }]);
  desk.log('evidence-kept', { kind: draft.kind, isJournalled: written.ok });
  await dropEvidence(desk, overQuota(desk.retention.kept(), policy.quotaMegabytes * 1_000_000), 'quota');
  return ok(sha256);
}

/** A picture that was wanted and is not there; the incident stands without it. */
export async function noteDropped(
  desk: Desk,
  draft: Omit<EvidenceDraft, 'bytes'>,
  why: 'no-picture' | 'disk-full',
): Promise<void> {
  const { kind: evidenceKind, attemptId, incidentId } = draft;
  desk.log('evidence-dropped', { kind: evidenceKind, why });
  await desk.append([
    {
      kind: 'evidence-dropped',
      at: desk.now(),
      evidenceKind,
      attemptId,
      ...(incidentId === undefined ? {} : { incidentId }),
      why,
    },
  ]);
}

/** Erases these now, before their day, to make room; returns the bytes that are free again. */
export async function dropEvidence(
  desk: Desk,
  items: readonly { readonly sha256: Sha256Hex; readonly bytes: number }[],
  why: 'quota' | 'disk-full',
): Promise<number> {
  const gone: JournalEntry[] = [];
  let freed = 0;
  for (const { sha256, bytes } of items) {
    try {
      await desk.evidence.erase(sha256);
    } catch {
      continue;
    }
    gone.push({ kind: 'evidence-gone', at: desk.now(), sha256, why });
    freed += bytes;
  }
  if (gone.length === 0) return 0;
  desk.log('evidence-gone', { count: gone.length, why });
  await desk.append(gone);
  return freed;
}
