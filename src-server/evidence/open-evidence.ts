import { and, asc, eq } from 'drizzle-orm';
import { openEvidence } from '../../src-crypto/evidence-seal';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { audit } from '../accounts/audit';
import type { Centre } from '../registry/centre';
import type { Database } from '../store/database';
import { evidence, evidenceChunks } from '../store/live-schema';
import type { Officer } from '../web/officer';

export type OpenedEvidence = {
  readonly kind: string;
  /** The station's wall clock, UTC ms. */
  readonly takenAtMs: number;
  readonly jpeg: Uint8Array;
};

/**
 * Opens one picture for one person, who said why. The audit log has it before the picture leaves the database: what is
 * looked at is on record even if the answer never arrives.
 */
export async function openForOfficer(
  context: { readonly database: Database; readonly centre: Centre; readonly now: () => number },
  by: Officer,
  request: { readonly sha256: string; readonly reason: string },
): Promise<Result<OpenedEvidence, 'no-such-evidence' | 'unreadable'>> {
  const { sha256, reason } = request;
  const chunks = await context.database.transaction(async (tx) => {
    const [row] = await tx
      .select({ sha256: evidence.sha256 })
      .from(evidence)
      .where(and(eq(evidence.sha256, sha256), eq(evidence.isWhole, true)));
    if (row === undefined) return [];
    const entry = { ...by, action: 'open-evidence', subject: sha256, outcome: 'opened', detail: { reason } };
    await audit(tx, entry, context.now());
    return tx
      .select({ data: evidenceChunks.data })
      .from(evidenceChunks)
      .where(eq(evidenceChunks.sha256, sha256))
      .orderBy(asc(evidenceChunks.offset));
  });
  if (chunks.length === 0) return err('no-such-evidence');
  const { suite, keys } = context.centre;
  const opened = openEvidence(suite, keys.box, Buffer.concat(chunks.map((chunk) => chunk.data)));
  if (opened === undefined) return err('unreadable');
  return ok({ kind: opened.head.kind, takenAtMs: opened.head.at.wallMs, jpeg: opened.clear });
}
