import { and, desc, eq, gte, lt, type SQL } from 'drizzle-orm';
import { shanghaiDate, shanghaiDateTime } from '../../src-shared/basics/instant';
import { AUDIT_EXPORT_LINES, AuditLine, type AuditSearch } from '../../src-shared/contracts/web/audit-log';
import type { WebAnswer } from '../../src-shared/contracts/web/web-routes';
import { audit } from '../accounts/audit';
import { csvCell } from '../reports/items-csv';
import type { Database } from '../store/database';
import { accounts, auditLog } from '../store/people-schema';
import type { Officer } from '../web/officer';

const DAY_MS = 86_400_000;
const Detail = AuditLine.shape.detail;

/** Entries that fit, the latest first, behind the entry `after` (LW-6). */
export async function searchAudit(
  database: Database,
  search: AuditSearch,
  after: number | undefined,
  limit: number,
): Promise<AuditLine[]> {
  const rows = await database
    .select({ entry: auditLog, displayName: accounts.displayName, kind: accounts.role })
    .from(auditLog)
    .leftJoin(accounts, eq(accounts.accountId, auditLog.accountId))
    .where(and(...conditionsOf(search, after)))
    .orderBy(desc(auditLog.auditId))
    .limit(limit);
  return rows.map(({ entry, displayName, kind }) => ({
    auditId: entry.auditId,
    atMs: entry.atMs,
    ...(entry.accountId === null ? {} : { accountId: entry.accountId }),
    // A person's displayed name is a name; staff act in their office.
    ...(displayName === null || kind === 'person' ? {} : { who: displayName }),
    ...(entry.role === null ? {} : { role: entry.role }),
    action: entry.action,
    subject: entry.subject,
    outcome: entry.outcome,
    detail: Detail.catch({}).parse(entry.detail),
  }));
}

function conditionsOf(search: AuditSearch, after: number | undefined): readonly SQL[] {
  const { action, role, accountId, subject, from, to } = search;
  const startOf = (date: string) => Date.parse(`${date}T00:00:00+08:00`);
  return [
    ...(after === undefined ? [] : [lt(auditLog.auditId, after)]),
    ...(action === undefined ? [] : [eq(auditLog.action, action)]),
    ...(role === undefined ? [] : [eq(auditLog.role, role)]),
    ...(accountId === undefined ? [] : [eq(auditLog.accountId, accountId)]),
    ...(subject === undefined ? [] : [eq(auditLog.subject, subject)]),
    ...(from === undefined ? [] : [gte(auditLog.atMs, startOf(from))]),
    ...(to === undefined ? [] : [lt(auditLog.atMs, startOf(to) + DAY_MS)]),
  ];
}

/** The log as a file; that it was taken is itself in the log. */
export async function exportAudit(
  database: Database,
  by: Officer,
  search: AuditSearch,
  nowMs: number,
): Promise<WebAnswer<'exportAudit'>> {
  const found = await searchAudit(database, search, undefined, AUDIT_EXPORT_LINES + 1);
  const lines = found.slice(0, AUDIT_EXPORT_LINES);
  const headings = ['序号 no.', '时间 at', '账号 account', '人员 who', '角色 role', '操作 action'];
  const rows = lines.map((one) => [
    one.auditId,
    shanghaiDateTime(one.atMs),
    one.accountId,
    one.who,
    one.role,
    one.action,
    one.subject,
    one.outcome,
    JSON.stringify(one.detail),
  ]);
  const text = [[...headings, '对象 subject', '结果 outcome', '明细 detail'], ...rows]
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('');
  const entry = { ...by, action: 'export-audit', subject: 'audit-log', outcome: 'csv' };
  await audit(database, { ...entry, detail: { lines: lines.length } }, nowMs);
  return {
    fileName: `审计日志-${shanghaiDate(nowMs)}.csv`,
    base64: Buffer.from(`\ufeff${text}`, 'utf8').toString('base64'),
    lines: lines.length,
    isCut: found.length > AUDIT_EXPORT_LINES,
  };
}
