import { and, eq, or } from 'drizzle-orm';
import { StationId } from '../../src-shared/basics/ids';
import type { AsideComparison, RecordName, ResultFacts } from '../../src-shared/contracts/web/set-aside';
import { seatEpochAfter } from '../../src-shared/domain/attempt/seat-move';
import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { ReceivedRecord } from '../../src-shared/domain/record/record-envelope';
import { type OpeningContext, openResult } from '../import/open-result';
import type { Database } from '../store/database';
import { inbox, quarantine, results } from '../store/schema';

type Context = OpeningContext & { readonly database: Database };

/** A record that was set aside, opened, beside the result that counts for the same sitting (RM-12). */
export async function compareAside(context: Context, name: RecordName): Promise<AsideComparison | undefined> {
  const { database } = context;
  const isThis = and(
    eq(quarantine.stationId, name.stationId),
    eq(quarantine.epoch, name.epoch),
    eq(quarantine.seq, name.seq),
    eq(quarantine.hash, name.hash),
  );
  const [row] = await database
    .select({ own: quarantine.envelope, stored: inbox.envelope })
    .from(quarantine)
    .leftJoin(
      inbox,
      and(
        eq(inbox.stationId, quarantine.stationId),
        eq(inbox.epoch, quarantine.epoch),
        eq(inbox.seq, quarantine.seq),
      ),
    )
    .where(isThis);
  if (row === undefined) return undefined;
  const aside = await openText(context, row.own ?? row.stored);
  if (aside === undefined) return {};
  const standing = await standingFor(context, aside);
  return { aside: factsOf(aside), ...(standing === undefined ? {} : { standing }) };
}

async function standingFor(context: Context, aside: AttemptResult): Promise<ResultFacts | undefined> {
  const { sessionId, candidateId, attemptNo, attemptId } = aside;
  const isSitting = and(
    eq(results.sessionId, sessionId),
    eq(results.candidateId, candidateId),
    eq(results.attemptNo, attemptNo),
  );
  const [row] = await context.database
    .select({ total: results.total, envelope: inbox.envelope })
    .from(results)
    .innerJoin(
      inbox,
      and(eq(inbox.stationId, results.stationId), eq(inbox.epoch, results.epoch), eq(inbox.seq, results.seq)),
    )
    .where(or(eq(results.attemptId, attemptId), isSitting));
  const opened = await openText(context, row?.envelope ?? null);
  return opened === undefined || row === undefined ? undefined : { ...factsOf(opened), total: row.total };
}

async function openText(context: Context, envelope: string | null): Promise<AttemptResult | undefined> {
  if (envelope === null) return undefined;
  const opened = await openResult(context, ReceivedRecord.parse(JSON.parse(envelope)));
  return opened.ok ? opened.value : undefined;
}

/** What two results of one sitting are compared by. */
export function factsOf(result: AttemptResult): ResultFacts {
  return {
    stationId: StationId.parse(result.stationId),
    total: result.claimed.total,
    answered: result.answers.filter((one) => one.chosen.length > 0).length,
    submittedAtMs: result.submittedAt.wallMs,
    seatEpoch: seatEpochAfter(result.moves ?? []),
  };
}
