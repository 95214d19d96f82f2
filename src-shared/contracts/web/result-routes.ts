import { z } from 'zod';
import { AttemptId } from '../../basics/ids';
import { resultOf } from '../result-schema';
import * as results from './results';
import { nothing, type Route, roles } from './route';
import { OtherRecord } from './set-aside';

const attempt = z.object({ attemptId: AttemptId }).strict();
const note = z.string().trim().min(1).max(500);
const noSuch = z.object({ kind: z.literal('no-such-result') }).strict();

/** Results are the province's: names stand beside scores here. */
export const resultRoutes = {
  searchResults: {
    method: 'POST',
    path: '/api/office/results',
    access: roles('province'),
    body: z.object({ search: results.ResultSearch, after: results.ResultPlace.optional() }).strict(),
    answer: z.object({ lines: z.array(results.ResultLine), hasMore: z.boolean() }).strict(),
  },
  /** Written into the audit log: whole names leave the list here. */
  exportResults: {
    method: 'POST',
    path: '/api/office/results/file',
    access: roles('province'),
    body: z.object({ search: results.ResultSearch, form: z.enum(['csv', 'pdf']) }).strict(),
    answer: results.ExportedFile,
  },
  resultDetail: {
    method: 'POST',
    path: '/api/office/results/one',
    access: roles('province'),
    body: attempt,
    answer: resultOf(results.ResultDetail, noSuch),
  },
  otherRecords: {
    method: 'POST',
    path: '/api/office/results/others',
    access: roles('province'),
    body: attempt,
    answer: z.object({ lines: z.array(OtherRecord) }).strict(),
  },
  /** RM-5, RM-13: stop a result from counting, or let it count. */
  holdResult: {
    method: 'POST',
    path: '/api/office/results/hold',
    access: roles('province'),
    body: attempt.extend({ isHeld: z.boolean(), reason: results.HoldReasonView, note }).strict(),
    answer: resultOf(nothing, z.object({ kind: z.enum(['no-such-result', 'is-so-already']) }).strict()),
  },
  /** 成绩复核 (RM-16) */
  reviewResult: {
    method: 'POST',
    path: '/api/office/results/review',
    access: roles('province'),
    body: attempt,
    answer: resultOf(nothing, noSuch),
  },
  answerReview: {
    method: 'POST',
    path: '/api/office/results/review/answer',
    access: roles('province'),
    body: z.object({ reviewId: z.string().max(64), decision: z.enum(['upheld', 'referred']), note }).strict(),
    answer: resultOf(nothing, z.object({ kind: z.enum(['no-such-review', 'answered-already']) }).strict()),
  },
} as const satisfies Readonly<Record<string, Route>>;
