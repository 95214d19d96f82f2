import { uuidV5 } from './uuid-v5';

/** One version of one result, as far as others are told of it. No name, no document: the candidate by id. */
export type ReportedResult = {
  readonly attemptId: string;
  readonly versionNo: number;
  readonly candidateId: string;
  readonly sessionId: string;
  readonly sessionTitle: string;
  readonly total: number;
  readonly isPass: boolean;
  readonly startedAtMs: number;
  readonly submittedAtMs: number;
  readonly isDemonstration: boolean;
};

const VERBS = {
  passed: { id: 'http://adlnet.gov/expapi/verbs/passed', display: { 'zh-CN': '通过', 'en-US': 'passed' } },
  failed: { id: 'http://adlnet.gov/expapi/verbs/failed', display: { 'zh-CN': '未通过', 'en-US': 'failed' } },
} as const;

export function statementId({
  attemptId,
  versionNo,
}: Pick<ReportedResult, 'attemptId' | 'versionNo'>): string {
  return uuidV5(`statement/${attemptId}/${versionNo}`);
}

/**
 * An xAPI 1.0.3 statement. Its id comes from attempt and version, so that a store which has it already keeps one; a
 * score that was revised (TS-8) is another statement beside the first. `baseUrl`: the centre's address, without a
 * slash at its end; it names accounts and activities and need not be reachable.
 */
export function xapiStatement(result: ReportedResult, baseUrl: string) {
  const seconds = Math.max(0, Math.round((result.submittedAtMs - result.startedAtMs) / 1000));
  return {
    id: statementId(result),
    actor: {
      objectType: 'Agent',
      account: { homePage: baseUrl, name: result.candidateId },
    },
    verb: result.isPass ? VERBS.passed : VERBS.failed,
    object: {
      objectType: 'Activity',
      id: `${baseUrl}/sessions/${result.sessionId}`,
      definition: {
        type: 'http://adlnet.gov/expapi/activities/assessment',
        name: { 'zh-CN': result.sessionTitle },
      },
    },
    result: {
      score: { raw: result.total, min: 0, max: 100, scaled: result.total / 100 },
      success: result.isPass,
      completion: true,
      duration: `PT${seconds}S`,
    },
    context: {
      registration: uuidV5(`attempt/${result.attemptId}`),
      platform: 'exam-centre',
      language: 'zh-CN',
      extensions: {
        [`${baseUrl}/xapi/version`]: result.versionNo,
        [`${baseUrl}/xapi/demonstration`]: result.isDemonstration,
      },
    },
    timestamp: new Date(result.submittedAtMs).toISOString(),
  };
}

export type XapiStatement = ReturnType<typeof xapiStatement>;
