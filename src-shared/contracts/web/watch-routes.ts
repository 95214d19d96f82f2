import { z } from 'zod';
import { StationId } from '../../basics/ids';
import { resultOf } from '../result-schema';
import * as audit from './audit-log';
import * as incidents from './incidents';
import { ExportedFile } from './results';
import { nothing, type Route, roles } from './route';
import * as aside from './set-aside';
import * as staff from './staff-accounts';
import * as stations from './station-registry';

const note = z.string().trim().min(1).max(500);

/** What the three administrators of LW-7 keep, each their own part, and what the province decides on records. */
export const watchRoutes = {
  searchIncidents: {
    method: 'POST',
    path: '/api/office/incidents',
    access: roles('system', 'province'),
    body: z.object({ search: incidents.IncidentSearch, after: incidents.IncidentPlace.optional() }).strict(),
    answer: z.object({ lines: z.array(incidents.IncidentLine), hasMore: z.boolean() }).strict(),
  },
  alarms: {
    method: 'POST',
    path: '/api/office/alarms',
    access: roles('system', 'province'),
    body: z.object({ isOpenOnly: z.boolean() }).strict(),
    answer: z.object({ lines: z.array(aside.AlarmLine) }).strict(),
  },
  acknowledgeAlarm: {
    method: 'POST',
    path: '/api/office/alarms/seen',
    access: roles('system', 'province'),
    body: z.object({ kind: z.string().max(40), subject: z.string().max(200), note }).strict(),
    answer: resultOf(nothing, z.object({ kind: z.literal('no-such-alarm') }).strict()),
  },
  recordsAside: {
    method: 'POST',
    path: '/api/office/aside',
    access: roles('system', 'province'),
    body: z.object({ isOpenOnly: z.boolean(), after: aside.AsidePlace.optional() }).strict(),
    answer: z.object({ lines: z.array(aside.AsideLine), hasMore: z.boolean() }).strict(),
  },
  compareAside: {
    method: 'POST',
    path: '/api/office/aside/comparison',
    access: roles('province'),
    body: aside.RecordName,
    answer: resultOf(aside.AsideComparison, z.object({ kind: z.literal('no-such-record') }).strict()),
  },
  decideAside: {
    method: 'POST',
    path: '/api/office/aside/decision',
    access: roles('province'),
    body: aside.RecordName.extend({ decision: aside.AsideDecision, note }).strict(),
    answer: resultOf(
      z.object({ isCounted: z.boolean() }).strict(),
      z
        .object({
          kind: z.enum([
            'no-such-record',
            'not-in-inbox',
            'decided-already',
            'not-a-second-result',
            'still-not-countable',
          ]),
        })
        .strict(),
    ),
  },
  auditLog: {
    method: 'POST',
    path: '/api/office/audit',
    access: roles('audit'),
    body: z.object({ search: audit.AuditSearch, after: z.number().int().optional() }).strict(),
    answer: z.object({ lines: z.array(audit.AuditLine), hasMore: z.boolean() }).strict(),
  },
  exportAudit: {
    method: 'POST',
    path: '/api/office/audit/file',
    access: roles('audit'),
    body: z.object({ search: audit.AuditSearch }).strict(),
    answer: ExportedFile,
  },
  staffAccounts: {
    method: 'POST',
    path: '/api/office/accounts',
    access: roles('security'),
    body: z.object({ role: staff.StaffRole.optional() }).strict(),
    answer: z
      .object({
        lines: z.array(staff.StaffAccountLine),
        institutions: z.array(z.object({ institutionId: z.string(), name: z.string() }).strict()),
      })
      .strict(),
  },
  createStaffAccount: {
    method: 'POST',
    path: '/api/office/accounts/new',
    access: roles('security'),
    body: staff.NewStaffAccount,
    answer: resultOf(
      staff.OneTimePassword,
      z.object({ kind: z.enum(['login-taken', 'institution-missing', 'no-such-institution']) }).strict(),
    ),
  },
  changeStaffAccount: {
    method: 'POST',
    path: '/api/office/accounts/change',
    access: roles('security'),
    body: z.object({ accountId: z.string().max(64), action: staff.StaffAccountAction }).strict(),
    answer: resultOf(
      staff.OneTimePassword.partial(),
      z.object({ kind: z.enum(['no-such-account', 'own-account']) }).strict(),
    ),
  },
  stationRegistry: {
    method: 'POST',
    path: '/api/office/stations',
    access: roles('system'),
    body: z.object({ text: z.string().trim().max(100).optional(), after: StationId.optional() }).strict(),
    answer: z
      .object({
        lines: z.array(stations.StationLine),
        hasMore: z.boolean(),
        codes: z.array(stations.CodeLine),
        centreFingerprint: z.string(),
        stationAddress: z.string().optional(),
      })
      .strict(),
  },
  /** The code is in this answer and nowhere else. */
  issueStationCode: {
    method: 'POST',
    path: '/api/office/stations/codes',
    access: roles('system'),
    body: z.object({ label: z.string().trim().min(1).max(100) }).strict(),
    answer: z.object({ code: z.string(), expiresAtMs: z.number().int() }).strict(),
  },
  revokeStation: {
    method: 'POST',
    path: '/api/office/stations/revocation',
    access: roles('system'),
    body: z.object({ stationId: StationId, reason: note }).strict(),
    answer: resultOf(nothing, z.object({ kind: z.enum(['no-such-station', 'revoked-already']) }).strict()),
  },
} as const satisfies Readonly<Record<string, Route>>;
