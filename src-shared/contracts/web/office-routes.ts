import { z } from 'zod';
import { SessionId } from '../../basics/ids';
import { resultOf } from '../result-schema';
import * as sessions from './exam-sessions';
import { LiveBoard, LiveSearch } from './live-board';
import { type Route, roles } from './route';

const sessionId = z.object({ sessionId: SessionId }).strict();

/** What the centre's own staff look at and decide. `system` sees machines and counts, `province` people as well. */
export const officeRoutes = {
  examSessions: {
    method: 'POST',
    path: '/api/office/sessions',
    access: roles('system', 'province'),
    body: z.object({ after: sessions.SessionPlace.optional() }).strict(),
    answer: z.object({ lines: z.array(sessions.SessionLine), hasMore: z.boolean() }).strict(),
  },
  examSession: {
    method: 'POST',
    path: '/api/office/sessions/one',
    access: roles('system', 'province'),
    body: sessionId,
    answer: resultOf(sessions.SessionReport, z.object({ kind: z.literal('no-such-session') }).strict()),
  },
  liveBoard: {
    method: 'POST',
    path: '/api/office/live',
    access: roles('system', 'province'),
    body: z.object({ search: LiveSearch, page: z.number().int().min(0).max(1000) }).strict(),
    answer: LiveBoard,
  },
} as const satisfies Readonly<Record<string, Route>>;
