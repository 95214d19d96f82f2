import { CodesAnswer, CodesRequest } from '../../src-shared/contracts/hand-in/hand-in-codes';
import { HandInAnswer } from '../../src-shared/contracts/hand-in/hand-in-file';
import { AnswerProof } from '../../src-shared/domain/receipt/receipt';
import { FileQuery, ProofQuery } from '../http/hand-in-routes';
import * as answer from './office-answers';
import { json, type Operation, other } from './operation';
import { samples } from './sample-messages';

const byHand = { tag: 'hand-in', caller: 'admin-token' } as const;

/** What comes by hand, and what the centre says of a room after it. */
export const handInOperations: readonly Operation[] = [
  {
    ...byHand,
    method: 'post',
    path: '/admin/v1/hand-in-files',
    id: 'importHandIn',
    zh: '导入上交文件',
    en: 'The same records as over the line, by the same import; twice or out of order without harm.',
    query: FileQuery,
    request: other('application/octet-stream', 'The sealed hand-in file'),
    answers: { 200: json('HandInAnswer', HandInAnswer, samples.handInAnswer) },
  },
  {
    ...byHand,
    method: 'get',
    path: '/admin/v1/hand-in-files',
    id: 'listHandIns',
    zh: '收到的上交文件',
    en: 'Newest first.',
    answers: { 200: json('HandInList', answer.HandInList) },
  },
  {
    ...byHand,
    method: 'post',
    path: '/admin/v1/hand-in-codes',
    id: 'importCodes',
    zh: '导入二维码成绩',
    en: 'The frames of one result, in any order.',
    request: json('CodesRequest', CodesRequest, { frames: ['KSQ:1/1:0A1B2C:…'] }),
    answers: { 200: json('CodesAnswer', CodesAnswer, samples.codesAnswer) },
  },
  {
    ...byHand,
    method: 'get',
    path: '/admin/v1/sessions/{sessionId}/reconciliation',
    id: 'reconcileSession',
    zh: '场次对账：应考、实考、缺考、已到成绩',
    en: 'Who was expected, sat, handed in, and arrived (RM-15).',
    answers: {
      200: json('Reconciliation', answer.ReconciliationAnswer, {
        expected: 50,
        sat: 48,
        submitted: 47,
        forced: 1,
        terminated: 0,
        absent: 2,
        results: 48,
        isBalanced: true,
        differences: [],
        closedStations: ['ST-000001'],
      }),
    },
  },
  {
    ...byHand,
    method: 'get',
    path: '/admin/v1/sessions/{sessionId}/incidents',
    id: 'listIncidents',
    zh: '考场情况记录',
    en: 'The room’s record, in the order of the stations’ clocks (RM-14).',
    answers: { 200: json('IncidentList', answer.IncidentList) },
  },
  {
    ...byHand,
    method: 'get',
    path: '/admin/v1/attempts/{attemptId}/answer-proof',
    id: 'proveAnswer',
    zh: '一道题的作答证明',
    en: 'Shows what one question was answered with, under the root on the candidate’s receipt.',
    query: ProofQuery,
    answers: { 200: json('AnswerProof', AnswerProof) },
  },
];
