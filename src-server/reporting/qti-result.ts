import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';

export type QtiItem = { readonly itemId: string; readonly isMultiple: boolean; readonly points: number };

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqti_result_v3p0';

/**
 * One result as a QTI 3.0 Results Reporting document: the test's outcome as the centre stands by it, and each answer
 * with its points. The candidate and the attempt by id; no name, no document. Ids and options of ours hold nothing
 * that XML would read as markup (ids.ts); titles are not in it.
 */
export function qtiResult(
  result: AttemptResult,
  standing: { readonly total: number; readonly isPass: boolean; readonly baseUrl: string },
  items: readonly QtiItem[],
): string {
  const at = new Date(result.submittedAt.wallMs).toISOString();
  const answers = new Map(result.answers.map(({ itemId, chosen }) => [String(itemId), chosen]));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<assessmentResult xmlns="${NAMESPACE}">`,
    `<context sourcedId="${result.candidateId}">`,
    `<sessionIdentifier sourceID="${escaped(`${standing.baseUrl}/attempts`)}" identifier="${result.attemptId}"/>`,
    '</context>',
    `<testResult identifier="${result.sessionId}" datestamp="${at}">`,
    outcome('SCORE', 'float', standing.total, 100),
    outcome('PASSED', 'boolean', standing.isPass),
    '</testResult>',
    ...items.map((item, place) => itemResult(item, place + 1, at, answers.get(item.itemId) ?? [])),
    '</assessmentResult>',
    '',
  ].join('\n');
}

function itemResult(item: QtiItem, place: number, at: string, chosen: readonly string[]): string {
  const cardinality = item.isMultiple ? 'multiple' : 'single';
  const values = chosen.map((option) => `<value>${option}</value>`).join('');
  return [
    `<itemResult identifier="${item.itemId}" sequenceIndex="${place}" datestamp="${at}" sessionStatus="final">`,
    `<responseVariable identifier="RESPONSE" cardinality="${cardinality}" baseType="identifier">`,
    `<candidateResponse>${values}</candidateResponse>`,
    '</responseVariable>',
    outcome('SCORE', 'float', item.points),
    '</itemResult>',
  ].join('');
}

function outcome(
  identifier: string,
  baseType: 'float' | 'boolean',
  value: number | boolean,
  normalMaximum?: number,
): string {
  const most = normalMaximum === undefined ? '' : ` normalMaximum="${normalMaximum}"`;
  return `<outcomeVariable identifier="${identifier}" cardinality="single" baseType="${baseType}"${most}><value>${value}</value></outcomeVariable>`;
}

/** For the centre's address, the one text here that is not an id of ours. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
