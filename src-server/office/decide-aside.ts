import { and, eq, sql } from 'drizzle-orm';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { RecordName } from '../../src-shared/contracts/web/set-aside';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import { audit } from '../accounts/audit';
import type { Healer } from '../import/healer';
import type { Database } from '../store/database';
import { quarantineDecisions } from '../store/office-schema';
import { alarms, quarantine } from '../store/schema';
import type { Officer } from '../web/officer';

type Problem = 'no-such-record' | 'not-in-inbox' | 'decided-already';

/**
 * A person's word about a record that was set aside. `rejected`: it stays where it is and is not asked about again.
 * `judged-again`: it is looked at once more, for instance after its session was published; should it fail again, it is
 * back here. Nothing is removed either way.
 */
export async function decideAside(
  context: { readonly database: Database; readonly healer: Healer; readonly now: () => number },
  by: Officer,
  {
    decision,
    note,
    ...name
  }: Omit<WebBody<'decideAside'>, 'decision'> & {
    readonly decision: 'rejected' | 'judged-again';
  },
): Promise<Result<{ isCounted: boolean }, Problem>> {
  const { database, now } = context;
  const isThis = isRecord(name);
  const written = await database.transaction(async (transaction): Promise<Result<void, Problem>> => {
    const [row] = await transaction.select().from(quarantine).where(isThis).for('update');
    if (row === undefined) return err('no-such-record');
    const [earlier] = await transaction
      .select()
      .from(quarantineDecisions)
      .where(and(isDecisionOn(name), eq(quarantineDecisions.decision, 'rejected')));
    if (earlier !== undefined) return err('decided-already');
    if (decision === 'judged-again' && row.envelope !== null) return err('not-in-inbox');
    const { accountId } = by;
    const atMs = now();
    await transaction.insert(quarantineDecisions).values({ ...name, decision, note, accountId, atMs });
    if (decision === 'judged-again') {
      await transaction.delete(quarantine).where(isThis);
      await transaction.execute(sql`
        INSERT INTO projection_due (station_id, epoch, seq, through_seq, received_at_ms)
        SELECT station_id, epoch, seq, seq, received_at_ms FROM inbox
        WHERE station_id = ${name.stationId} AND epoch = ${name.epoch} AND seq = ${name.seq}
        ON CONFLICT DO NOTHING`);
    }
    const subject = `${name.stationId}|${name.epoch}|${name.seq}`;
    await transaction
      .update(alarms)
      .set({ acknowledgedAtMs: atMs, acknowledgedBy: accountId, note })
      .where(
        and(eq(alarms.kind, row.reason === 'fork' ? 'fork' : 'quarantined'), eq(alarms.subject, subject)),
      );
    await audit(transaction, { ...by, action: 'decide-record', subject, outcome: decision }, atMs);
    return ok(undefined);
  });
  if (!written.ok) return written;
  if (decision === 'rejected') return ok({ isCounted: false });
  await context.healer.runNow();
  const [again] = await database.select({ reason: quarantine.reason }).from(quarantine).where(isThis);
  return ok({ isCounted: again === undefined });
}

function isRecord({ stationId, epoch, seq, hash }: RecordName) {
  return and(
    eq(quarantine.stationId, stationId),
    eq(quarantine.epoch, epoch),
    eq(quarantine.seq, seq),
    eq(quarantine.hash, hash),
  );
}

function isDecisionOn({ stationId, epoch, seq, hash }: RecordName) {
  return and(
    eq(quarantineDecisions.stationId, stationId),
    eq(quarantineDecisions.epoch, epoch),
    eq(quarantineDecisions.seq, seq),
    eq(quarantineDecisions.hash, hash),
  );
}
