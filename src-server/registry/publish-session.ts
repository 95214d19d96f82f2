import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { generatePaper } from '../../src-shared/domain/paper/generate-paper';
import type { PaperProblem } from '../../src-shared/domain/paper/paper-problem';
import type { CryptoSuite } from '../../src-crypto/suite';
import { utf8 } from '../../src-crypto/text';
import type { Database } from '../store/database';
import { bankItems, banks, candidates, projectionDue, quarantine, sessions } from '../store/schema';
import type { SessionPublication } from './session-publication';

export type PublishProblem =
  /** Published before with other content: what results are judged by is never changed under them. */
  | { readonly kind: 'session-published-differently' }
  | { readonly kind: 'bank-published-differently'; readonly bankVersion: string }
  | { readonly kind: 'paper-impossible'; readonly post: string; readonly problem: PaperProblem }
  | { readonly kind: 'candidate-twice' }
  | { readonly kind: 'post-without-blueprint'; readonly post: string };

const ITEMS_A_STATEMENT = 500;

/**
 * Publishes a session to the centre, once: the same content again changes nothing, other content is refused. Records
 * of this session that came before it and were set aside for that are put back in line; `isWaiting` says whether
 * there are any.
 */
export async function publishSession(
  database: Database,
  suite: CryptoSuite,
  publication: SessionPublication,
  nowMs: number,
): Promise<Result<{ readonly isWaiting: boolean }, PublishProblem>> {
  const problem = problemOf(publication);
  if (problem !== undefined) return err(problem);
  const hash = (value: Parameters<typeof canonicalJson>[0]) => toHex(suite.sha256(utf8(canonicalJson(value))));
  const { bank, session } = publication;
  const contentHash = hash(publication);
  const bankHash = hash(bank);

  return database.transaction(async (tx) => {
    const newBank = await tx
      .insert(banks)
      .values({ bankVersion: bank.bankVersion, contentHash: bankHash })
      .onConflictDoNothing()
      .returning();
    if (newBank.length === 0) {
      const [earlier] = await tx.select().from(banks).where(eq(banks.bankVersion, bank.bankVersion));
      if (earlier?.contentHash !== bankHash) {
        return err({ kind: 'bank-published-differently' as const, bankVersion: bank.bankVersion });
      }
    } else {
      const rows = bank.items.map((item, position) => ({
        bankVersion: bank.bankVersion,
        position,
        itemId: item.id,
        item,
      }));
      for (let at = 0; at < rows.length; at += ITEMS_A_STATEMENT) {
        await tx.insert(bankItems).values(rows.slice(at, at + ITEMS_A_STATEMENT));
      }
    }
    const added = await tx
      .insert(sessions)
      .values({
        sessionId: session.sessionId,
        contentHash,
        packageId: publication.packageId,
        isDemonstration: publication.isDemonstration,
        session,
        policy: publication.policy,
        blueprints: publication.blueprints,
        bankVersion: bank.bankVersion,
        sessionKey: publication.sessionKey,
        publishedAtMs: nowMs,
      })
      .onConflictDoNothing()
      .returning({ sessionId: sessions.sessionId });
    if (added.length === 0) {
      const [earlier] = await tx.select().from(sessions).where(eq(sessions.sessionId, session.sessionId));
      if (earlier?.contentHash === contentHash) return ok({ isWaiting: false });
      tx.rollback();
    }
    await tx.insert(candidates).values(
      publication.candidates.map((candidate) => ({
        sessionId: session.sessionId,
        candidateId: candidate.candidateId,
        candidate,
      })),
    );
    const waiting = await tx.execute(sql`
      WITH freed AS (
        DELETE FROM ${quarantine} WHERE reason = 'unknown-session' AND session_id = ${session.sessionId}
        RETURNING station_id, epoch, seq
      )
      INSERT INTO ${projectionDue} (station_id, epoch, seq, received_at_ms)
      SELECT station_id, epoch, seq, i.received_at_ms FROM freed JOIN inbox i USING (station_id, epoch, seq)
      ON CONFLICT DO NOTHING`);
    return ok({ isWaiting: (waiting.rowCount ?? 0) > 0 });
  });
}
