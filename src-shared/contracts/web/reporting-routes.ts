import { z } from 'zod';
import { AttemptId, SessionId } from '../../basics/ids';
import { resultOf } from '../result-schema';
import { ExportedFile } from './results';
import { nothing, type Route, roles } from './route';

const sessionId = z.object({ sessionId: SessionId }).strict();
const n = z.number().int();

/** Where a learning record store stands with what is to be told to it. */
export const ReportingState = z
  .object({
    /** Absent: no store is configured, and statements leave as files only. */
    store: z.object({ url: z.string(), due: n, taken: n, refused: n }).strict().optional(),
  })
  .strict();
export type ReportingState = z.infer<typeof ReportingState>;

/** Results for other systems: QTI Results Reporting and xAPI. */
export const reportingRoutes = {
  reportingState: {
    method: 'GET',
    path: '/api/office/reporting',
    access: roles('province'),
    body: nothing,
    answer: ReportingState,
  },
  exportStatements: {
    method: 'POST',
    path: '/api/office/reporting/xapi',
    access: roles('province'),
    body: sessionId,
    answer: ExportedFile,
  },
  /** Puts a session's results on the list and sends what is due. Asked twice, nothing is told twice. */
  pushStatements: {
    method: 'POST',
    path: '/api/office/reporting/push',
    access: roles('province'),
    body: sessionId,
    answer: resultOf(ReportingState, z.object({ kind: z.literal('no-store') }).strict()),
  },
  exportQti: {
    method: 'POST',
    path: '/api/office/reporting/qti',
    access: roles('province'),
    body: z.object({ attemptId: AttemptId }).strict(),
    answer: resultOf(ExportedFile, z.object({ kind: z.literal('not-reportable') }).strict()),
  },
} as const satisfies Readonly<Record<string, Route>>;
