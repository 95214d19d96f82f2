import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import { ok, type Result } from '../../src-shared/basics/result';
import { PackageCandidate, PackageSession } from '../../src-shared/contracts/package/package-content';
import { Item } from '../../src-shared/domain/item/item';
import { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { type BankIndex, indexBank } from '../../src-shared/domain/paper/index-bank';
import type { PaperProblem } from '../../src-shared/domain/paper/paper-problem';
import { ExamPolicy } from '../../src-shared/domain/policy/exam-policy';
import type { StudyPlan } from '../../src-shared/domain/study/study-plan';
import type { Database } from '../store/database';
import { packageStations, packages } from '../store/package-schema';
import { bankItems, candidates, sessions } from '../store/schema';

/** All that a result of this session is judged by. */
export type ExamSession = {
  readonly sessionId: string;
  readonly packageId: string;
  readonly isDemonstration: boolean;
  readonly policy: ExamPolicy;
  /** Classes in the session's room (CE-10), if there are any. */
  readonly study: StudyPlan | undefined;
  readonly bankVersion: string;
  readonly items: readonly Item[];
  readonly sessionKey: Uint8Array;
  readonly candidates: ReadonlyMap<string, PackageCandidate>;
  /** The versions of the blueprints of a post. */
  readonly blueprintsOf: (post: string) => readonly string[];
  /** The bank made ready for drawing papers by one blueprint; undefined when the session has no such blueprint. */
  readonly indexFor: (post: string, blueprintVersion: string) => Result<BankIndex, PaperProblem> | undefined;
};

const KEPT_SESSIONS = 400;
const KEPT_BANKS = 16;

/** Published sessions, banks and packages never change, so what was read once is remembered. */
export class ExamSessions {
  private readonly sessions = new Map<string, ExamSession>();
  private readonly banks = new Map<string, readonly Item[]>();
  private readonly seats = new Set<string>();

  constructor(private readonly database: Database) {}

  async find(sessionId: string): Promise<ExamSession | undefined> {
    const remembered = this.sessions.get(sessionId);
    if (remembered !== undefined) return remembered;
    const [row] = await this.database.select().from(sessions).where(eq(sessions.sessionId, sessionId));
    if (row === undefined) return undefined;
    const sessionKey = fromBase64Url(row.sessionKey);
    if (sessionKey === undefined) throw new Error(`session ${sessionId} has an unreadable key`);
    const roster = await this.database.select().from(candidates).where(eq(candidates.sessionId, sessionId));
    const items = await this.bank(row.bankVersion);
    const blueprints = z.array(Blueprint).parse(row.blueprints);
    const session: ExamSession = {
      sessionId,
      packageId: row.packageId,
      isDemonstration: row.isDemonstration,
      policy: ExamPolicy.parse(row.policy),
      study: PackageSession.parse(row.session).study,
      bankVersion: row.bankVersion,
      items,
      sessionKey,
      candidates: new Map(roster.map((one) => [one.candidateId, PackageCandidate.parse(one.candidate)])),
      blueprintsOf: (post) =>
        blueprints.filter((one) => one.post === post).map((one) => one.blueprintVersion),
      indexFor: rememberIndexes(row.bankVersion, items, blueprints),
    };
    remember(this.sessions, KEPT_SESSIONS, sessionId, session);
    return session;
  }

  /**
   * Whether a station may have sat a session with a package: the package has a slot for it. A package that never came
   * to the centre (carried by hand) is known by the session's own publication only.
   */
  async isSeated(session: ExamSession, packageId: string, stationId: string): Promise<boolean> {
    const seat = `${session.sessionId}|${packageId}|${stationId}`;
    if (this.seats.has(seat)) return true;
    const [found] = await this.database
      .select({ sessionId: packages.sessionId, stationId: packageStations.stationId })
      .from(packages)
      .leftJoin(
        packageStations,
        and(eq(packageStations.packageId, packages.packageId), eq(packageStations.stationId, stationId)),
      )
      .where(eq(packages.packageId, packageId));
    if (found === undefined) return packageId === session.packageId;
    const isSeated = found.sessionId === session.sessionId && found.stationId === stationId;
    if (isSeated) this.seats.add(seat);
    return isSeated;
  }

  private async bank(bankVersion: string): Promise<readonly Item[]> {
    const remembered = this.banks.get(bankVersion);
    if (remembered !== undefined) return remembered;
    const rows = await this.database
      .select({ item: bankItems.item })
      .from(bankItems)
      .where(eq(bankItems.bankVersion, bankVersion))
      .orderBy(asc(bankItems.position));
    const items = rows.map((row) => Item.parse(row.item));
    remember(this.banks, KEPT_BANKS, bankVersion, items);
    return items;
  }
}

function rememberIndexes(
  bankVersion: string,
  items: readonly Item[],
  blueprints: readonly Blueprint[],
): ExamSession['indexFor'] {
  const indexes = new Map<Blueprint, BankIndex>();
  return (post, blueprintVersion) => {
    const blueprint = blueprints.find(
      (one) => one.post === post && one.blueprintVersion === blueprintVersion,
    );
    if (blueprint === undefined) return undefined;
    const remembered = indexes.get(blueprint);
    if (remembered !== undefined) return ok(remembered);
    const index = indexBank({ bankVersion, items }, blueprint);
    if (index.ok) indexes.set(blueprint, index.value);
    return index;
  };
}

/** Keeps at most `capacity` entries; the oldest goes first. */
function remember<V>(map: Map<string, V>, capacity: number, key: string, value: V): void {
  if (map.size >= capacity) {
    for (const oldest of map.keys()) {
      map.delete(oldest);
      break;
    }
  }
  map.set(key, value);
}
