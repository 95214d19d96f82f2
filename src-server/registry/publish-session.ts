import { eq, sql } from 'drizzle-orm';
import type { CryptoSuite } from '../../src-crypto/suite';
import { utf8 } from '../../src-crypto/text';
import { toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson, type Json } from '../../src-shared/basics/canonical-json';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { Database, Transaction } from '../store/database';
import { bankItems, banks, candidates, sessions } from '../store/schema';
import { checkPublication, type PublicationProblem } from './check-publication';
import type { SessionPublication } from './session-publication';

export type PublishProblem =
  | PublicationProblem
  /** What results are judged by is never changed under them. */
  | { readonly kind: 'session-published-differently' }
  | { readonly kind: 'bank-published-differently'; readonly bankVersion: string };

export type Published = { readonly isNew: boolean };

const ITEMS_A_STATEMENT = 500;
const PUBLISH_LOCK = 7_268_303;

/** Publishes a session to the centre, once: the same content again changes nothing, other content is refused. */
export async function publishSession(
  database: Database,
  suite: CryptoSuite,
  publication: SessionPublication,
  nowMs: number,
): Promise<Result<Published, PublishProblem>> {
  const problem = checkPublication(publication);
  if (problem !== undefined) return err(problem);
  const hashOf = (value: Json) => toHex(suite.sha256(utf8(canonicalJson(value))));
  const contentHash = hashOf(publication);
  const bankHash = hashOf(publication.bank);
  const { sessionId } = publication.session;
  const { bankVersion } = publication.bank;

  return database.transaction(async (tx) => {
    // One at a time: publications are rare, and what is looked up here must still hold when it is written.
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${PUBLISH_LOCK})`);
    const [earlier] = await tx.select().from(sessions).where(eq(sessions.sessionId, sessionId));
    if (earlier !== undefined) {
      return earlier.contentHash === contentHash
        ? ok({ isNew: false })
        : err({ kind: 'session-published-differently' });
    }
    const [bank] = await tx.select().from(banks).where(eq(banks.bankVersion, bankVersion));
    if (bank !== undefined && bank.contentHash !== bankHash) {
      return err({ kind: 'bank-published-differently', bankVersion });
    }
    if (bank === undefined) await insertBank(tx, publication, bankHash);
    await insertSession(tx, publication, contentHash, nowMs);
    return ok({ isNew: true });
  });
}

async function insertBank(tx: Transaction, { bank }: SessionPublication, contentHash: string): Promise<void> {
  await tx.insert(banks).values({ bankVersion: bank.bankVersion, contentHash });
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

async function insertSession(
  tx: Transaction,
  publication: SessionPublication,
  contentHash: string,
  nowMs: number,
): Promise<void> {
  const { sessionId } = publication.session;
  await tx.insert(sessions).values({
    sessionId,
    contentHash,
    packageId: publication.packageId,
    isDemonstration: publication.isDemonstration,
    session: publication.session,
    policy: publication.policy,
    blueprints: publication.blueprints,
    bankVersion: publication.bank.bankVersion,
    sessionKey: publication.sessionKey,
    publishedAtMs: nowMs,
  });
  await tx.insert(candidates).values(
    publication.candidates.map((candidate) => ({
      sessionId,
      candidateId: candidate.candidateId,
      candidate,
    })),
  );
}
