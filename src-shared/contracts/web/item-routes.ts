import { z } from 'zod';
import { ItemId, SessionId } from '../../basics/ids';
import { resultOf } from '../result-schema';
import * as items from './items';
import { nothing, type Route, roles } from './route';

const item = { sessionId: SessionId, itemId: ItemId };
const note = z.string().trim().min(1).max(500);

/** What became of questions, and TS-8. Keys of questions are shown here: the province alone (QB-4). */
export const itemRoutes = {
  itemReport: {
    method: 'POST',
    path: '/api/office/items',
    access: roles('province'),
    body: z.object({ sessionId: SessionId }).strict(),
    answer: resultOf(items.ItemReportView, z.object({ kind: z.literal('no-such-session') }).strict()),
  },
  /** Changes nothing. That the question was looked at is written into the audit log. */
  previewVoid: {
    method: 'POST',
    path: '/api/office/items/preview',
    access: roles('province'),
    body: z.object(item).strict(),
    answer: resultOf(items.VoidPreview, items.VoidProblem),
  },
  askVoid: {
    method: 'POST',
    path: '/api/office/items/void',
    access: roles('province'),
    body: z.object({ ...item, reason: note }).strict(),
    answer: resultOf(items.VoidRequestLine, items.VoidProblem),
  },
  voidRequests: {
    method: 'POST',
    path: '/api/office/items/void/requests',
    access: roles('province'),
    body: nothing,
    answer: z.object({ lines: z.array(items.VoidRequestLine) }).strict(),
  },
  /** Somebody else than who asked. Confirmed, the question is voided and every result scored again before the answer. */
  decideVoid: {
    method: 'POST',
    path: '/api/office/items/void/decision',
    access: roles('province'),
    body: z
      .object({ requestId: z.string().max(64), decision: items.VoidDecision, note: note.optional() })
      .strict(),
    answer: resultOf(
      z.object({ effect: items.VoidEffect.optional() }).strict(),
      z
        .object({ kind: z.enum(['no-such-request', 'own-request', 'decided-already', 'note-missing']) })
        .strict(),
    ),
  },
} as const satisfies Readonly<Record<string, Route>>;
