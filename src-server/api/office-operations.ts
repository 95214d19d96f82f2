import { StaffAccountRequest } from '../accounts/create-staff-account';
import { CodeRequest, ResultsQuery, VoidRequest } from '../http/admin-routes';
import { AlarmSeen, LiveQuery, ReviewRequest } from '../http/office-routes';
import { InstitutionRequest, PaperCertificateRequest } from '../people/import-people';
import { SessionPublication } from '../registry/session-publication';
import * as answer from './office-answers';
import { json, type Operation, other } from './operation';
import { samples } from './sample-messages';

const AT_MS = 1_773_104_400_000;
const office = { tag: 'office', caller: 'admin-token' } as const;

/** Setting up: stations, accounts, institutions, sessions, packages. */
const setUp: readonly Operation[] = [
  {
    ...office,
    method: 'post',
    path: '/admin/v1/provisioning-codes',
    id: 'issueProvisioningCode',
    zh: '签发考试机登记代码',
    en: 'A one-time code for one machine; its text is told once.',
    request: json('CodeRequest', CodeRequest, { label: '演示机位 01' }),
    answers: { 201: json('CodeAnswer', answer.CodeAnswer, { code: 'K7QD-9M2X-4TRA', expiresAtMs: AT_MS }) },
  },
  {
    ...office,
    method: 'post',
    path: '/admin/v1/accounts',
    id: 'createStaffAccount',
    zh: '开设工作人员账号',
    en: 'A staff account; the one-time password opens only the change of password.',
    request: json('StaffAccountRequest', StaffAccountRequest, {
      login: 'demo-office',
      role: 'province',
      displayName: '演示人员',
      phone: '10000000000',
    }),
    answers: {
      201: json('StaffAccountAnswer', answer.StaffAccountAnswer, {
        accountId: 'demo',
        oneTimePassword: 'K7QD-9M2X-4TRA',
      }),
    },
  },
  {
    ...office,
    method: 'post',
    path: '/admin/v1/institutions',
    id: 'publishInstitution',
    zh: '公布培训机构',
    en: 'The same again changes its address and telephone only.',
    request: json('InstitutionRequest', InstitutionRequest, {
      institutionId: 'I-demo',
      name: '演示培训机构',
      provinceCode: '51',
      code: '00001',
      address: '演示路 1 号',
      phone: '10000000000',
      isDemonstration: true,
    }),
    answers: { 201: json('InstitutionAnswer', answer.InstitutionAnswer, { institutionId: 'I-demo' }) },
  },
  {
    ...office,
    method: 'post',
    path: '/admin/v1/paper-certificates',
    id: 'importPaperCertificate',
    zh: '录入纸质证书',
    en: 'A certificate from before this system, for a person who is registered.',
    request: json('PaperCertificateRequest', PaperCertificateRequest),
    answers: {
      201: json('PaperCertificateAnswer', answer.PaperCertificateAnswer, {
        certificateId: 'demo',
        needsManualCheck: false,
      }),
    },
  },
  {
    ...office,
    method: 'put',
    path: '/admin/v1/sessions/{sessionId}',
    id: 'publishSession',
    zh: '公布场次（含题库、蓝图和考生名单）',
    en: 'What the centre must know to judge a session’s results. The same again changes nothing; other content is 409.',
    request: json('SessionPublication', SessionPublication),
    answers: {
      200: json('SessionAnswer', answer.SessionAnswer, { sessionId: 'S-20260310-01' }),
      201: json('SessionAnswer', answer.SessionAnswer, { sessionId: 'S-20260310-01' }),
    },
  },
  {
    ...office,
    method: 'put',
    path: '/admin/v1/packages/{packageId}',
    id: 'storePackage',
    zh: '上架试卷包',
    en: 'A sealed package, signed by this centre.',
    request: other('application/octet-stream', 'The sealed package'),
    answers: {
      200: json('PackageAnswer', answer.PackageAnswer, {
        packageId: 'P-20260310-01',
        sessionId: 'S-20260310-01',
        bytes: 6_214_112,
        sha256: samples.hash,
      }),
    },
  },
  {
    ...office,
    method: 'get',
    path: '/admin/v1/stations',
    id: 'listStations',
    zh: '考试机清单及各自的接收进度',
    en: 'Every station, its public keys, and how far each epoch is stored.',
    answers: { 200: json('StationList', answer.StationList) },
  },
  {
    ...office,
    method: 'post',
    path: '/admin/v1/stations/{stationId}/revocation',
    id: 'revokeStation',
    zh: '吊销考试机',
    en: 'From now on nothing signed with its key is taken. What is stored stays.',
    answers: {
      200: json('RevocationAnswer', answer.RevocationAnswer, { stationId: 'ST-000001', revokedAtMs: AT_MS }),
    },
  },
];

/** After the exam: results, reviews, voided questions, alarms, deletion. */
const results: readonly Operation[] = [
  {
    ...office,
    method: 'get',
    path: '/admin/v1/results',
    id: 'listResults',
    zh: '场次的全部成绩',
    en: 'All results of a session, without the answers.',
    query: ResultsQuery,
    answers: { 200: json('ResultList', answer.ResultList) },
  },
  {
    ...office,
    method: 'get',
    path: '/admin/v1/sessions/{sessionId}/result-versions',
    id: 'listResultVersions',
    zh: '成绩的历次版本',
    en: 'Every score that the results of a session have had (TS-8).',
    answers: { 200: json('VersionList', answer.VersionList) },
  },
  {
    ...office,
    method: 'post',
    path: '/admin/v1/sessions/{sessionId}/voided-items',
    id: 'voidItem',
    zh: '作废题目并重新计分',
    en: 'Every paper that held the question counts it as right (TS-8). Not undone.',
    request: json('VoidRequest', VoidRequest, { itemId: 'GN-S-0001', reason: '两个选项都对（样例）' }),
    answers: {
      200: json('VoidAnswer', answer.VoidAnswer),
      201: json('VoidAnswer', answer.VoidAnswer, {
        isNew: true,
        itemId: 'GN-S-0001',
        bankVersion: 'demo-2026.1',
        reason: '两个选项都对（样例）',
        voidedAtMs: AT_MS,
        held: 31,
        raised: 12,
        nowPassed: 1,
      }),
    },
  },
  {
    ...office,
    method: 'get',
    path: '/admin/v1/sessions/{sessionId}/voided-items',
    id: 'listVoidedItems',
    zh: '已作废的题目',
    en: 'The voided questions of the session’s bank version.',
    answers: { 200: json('VoidedList', answer.VoidedList) },
  },
  {
    ...office,
    method: 'post',
    path: '/admin/v1/results/{attemptId}/reviews',
    id: 'reviewResult',
    zh: '成绩复核',
    en: 'The record as it came is opened and scored once more, and held against what stands (RM-16).',
    request: json('ReviewRequest', ReviewRequest, { requestedBy: 'demo-office' }),
    answers: { 201: json('Review', answer.ReviewAnswer) },
  },
  {
    ...office,
    method: 'get',
    path: '/admin/v1/results/{attemptId}/reviews',
    id: 'listReviews',
    zh: '一次考试的全部复核',
    en: 'All reviews of an attempt, the latest first.',
    answers: { 200: json('ReviewList', answer.ReviewList) },
  },
];

const watch: readonly Operation[] = [
  {
    ...office,
    method: 'get',
    path: '/admin/v1/live',
    id: 'listLive',
    zh: '考试机实时状态，问题最大的在前',
    en: 'Every station that is not revoked, worst first.',
    query: LiveQuery,
    answers: { 200: json('LiveBoard', answer.LiveBoard) },
  },
  {
    ...office,
    method: 'get',
    path: '/admin/v1/alarms',
    id: 'listAlarms',
    zh: '报警清单',
    en: 'The latest alarms first.',
    answers: { 200: json('AlarmList', answer.AlarmList) },
  },
  {
    ...office,
    method: 'post',
    path: '/admin/v1/alarms/acknowledgements',
    id: 'acknowledgeAlarm',
    zh: '确认已处理报警',
    en: 'A person has seen to it; raised again it is open again.',
    request: json('AlarmSeen', AlarmSeen, {
      kind: 'fork',
      subject: 'ST-000001|5a1c0f3e7b2d4a68|12',
      by: 'demo-office',
      note: '已联系考点（样例）',
    }),
    answers: { 200: json('AlarmSeenAnswer', answer.AlarmSeenAnswer, { isAcknowledged: true }) },
  },
  {
    ...office,
    method: 'post',
    path: '/admin/v1/retention',
    id: 'runRetention',
    zh: '立即执行到期删除',
    en: 'Deletes what has been kept long enough; the server also does so by itself.',
    answers: { 200: json('RetentionAnswer', answer.RetentionAnswer, { deleted: { evidence: 3 } }) },
  },
];

/** What the exam office tells the centre and asks of it. */
export const officeOperations: readonly Operation[] = [...setUp, ...results, ...watch];
