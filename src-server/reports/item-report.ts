import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { SessionId } from '../../src-shared/basics/ids';
import { PackageSession } from '../../src-shared/contracts/package/package-content';
import { Blueprint } from '../../src-shared/domain/paper/blueprint';
import {
  type SessionStatistics,
  sessionStatistics,
} from '../../src-shared/domain/statistics/session-statistics';
import type { ImportContext } from '../import/import-batch';
import { sessions } from '../store/schema';
import { listVoidedItems, voidedItemsOf } from '../voiding/voided-items';
import { sittingsOfSession } from './session-sittings';

/** All that the report of a session's questions shows. Names no candidate. */
export type ItemReport = {
  readonly session: PackageSession;
  readonly isDemonstration: boolean;
  readonly bankVersion: string;
  readonly passMark: number;
  readonly candidates: number;
  readonly leftOut: number;
  readonly statistics: SessionStatistics;
  /** Names of topics by code. */
  readonly topicNames: ReadonlyMap<string, string>;
  readonly voidedItems: Awaited<ReturnType<typeof listVoidedItems>>;
  /** UTC ms. */
  readonly madeAtMs: number;
};

/** Made anew from what is stored at each request; undefined when no such session is published here. */
export async function makeItemReport(
  context: ImportContext,
  sessionId: string,
): Promise<ItemReport | undefined> {
  const id = SessionId.safeParse(sessionId);
  const session = id.success ? await context.sessions.find(id.data) : undefined;
  if (session === undefined) return undefined;
  const { database } = context;
  const [row] = await database
    .select({ session: sessions.session, blueprints: sessions.blueprints })
    .from(sessions)
    .where(eq(sessions.sessionId, session.sessionId));
  if (row === undefined) return undefined;
  const voided = await voidedItemsOf(database, session.bankVersion);
  const { sittings, leftOut } = await sittingsOfSession(context, session, voided);
  const topics = z
    .array(Blueprint)
    .parse(row.blueprints)
    .flatMap((blueprint) => blueprint.topics);
  return {
    session: PackageSession.parse(row.session),
    isDemonstration: session.isDemonstration,
    bankVersion: session.bankVersion,
    passMark: session.policy.passMark,
    candidates: session.candidates.size,
    leftOut,
    statistics: sessionStatistics(sittings),
    topicNames: new Map(topics.map(({ code, name }) => [code, name])),
    voidedItems: await listVoidedItems(database, session.bankVersion),
    madeAtMs: context.now(),
  };
}
