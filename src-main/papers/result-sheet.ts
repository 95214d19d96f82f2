import { html } from '../../src-shared/basics/html';
import { shanghaiDateTime } from '../../src-shared/basics/instant';
import { maskDocument } from '../../src-shared/domain/person/mask-document';
import type { SittingTrace } from '../../src-shared/domain/session-close/room-part';
import type { ClosedSession } from './closed-session';
import { type Paper, paperDocument, paperTable, signLines } from './paper-page';
import { CONFIRMATIONS, OUTCOMES } from './paper-words';

/**
 * 成绩汇总表 of this machine: the station's own scores, which the centre works out again (TS-7). Document numbers are
 * masked (ID-14); a score that is held is not told (RM-13).
 */
export function resultSheetPaper(closed: ClosedSession): Paper {
  const { content, stationId, sittings, closedAtMs } = closed;
  const { session, policy } = content;
  const personOf = ({ candidateId }: SittingTrace) =>
    content.candidates.find((one) => one.candidateId === candidateId);
  const postOf = (one: SittingTrace): string => {
    const post = personOf(one)?.post;
    return content.blueprints.find((each) => each.post === post)?.postName ?? post ?? '';
  };
  const documentOf = (one: SittingTrace): string => {
    const document = personOf(one)?.document;
    return document === undefined ? '' : maskDocument(document.type, document.number);
  };
  const told = sittings.filter((one) => !one.isHeld && one.score !== undefined);
  const passed = told.filter((one) => one.score?.isPass === true).length;
  return {
    fileName: `results-${session.sessionId}-${stationId}.pdf`,
    document: paperDocument({
      title: '成绩汇总表',
      isDemonstration: content.isDemonstration,
      isLandscape: true,
      head: [
        ['场次', session.title],
        ['日期', session.date],
        ['考点', session.site.name],
        ['考场', `${session.room.name}（第 ${session.room.no} 考场）`],
        ['测试站', stationId],
        ['关闭时间', shanghaiDateTime(closedAtMs)],
        ['合格分数', `${policy.passMark} 分`],
        ['规则版本', policy.policyVersion],
      ],
      body: html`<h2>本机考生 ${sittings.length} 人，已出成绩 ${told.length} 人，合格 ${passed} 人</h2>${paperTable(
        sittings,
        [
          { title: '座位', className: 'number', cell: (one) => one.seat },
          { title: '姓名', className: 'nowrap', cell: (one) => personOf(one)?.displayName ?? '' },
          { title: '准考证号', className: 'nowrap', cell: (one) => personOf(one)?.admissionNo ?? '' },
          { title: '证件号码', className: 'nowrap', cell: documentOf },
          { title: '岗位', cell: postOf },
          { title: '结束方式', cell: (one) => (one.outcome === undefined ? '' : OUTCOMES[one.outcome]) },
          { title: '成绩', className: 'number', cell: scoreOf },
          { title: '结论', className: 'nowrap', cell: verdictOf },
          { title: '成绩确认', cell: (one) => CONFIRMATIONS[one.confirmation] },
          { title: '考生签字', className: 'wide', cell: () => '' },
        ],
        '本机没有考生参加考试。',
      )}<p class="small">本表成绩由测试站判分，待上传确认；以中心复核的成绩为准。“待处理”的成绩由主管部门确认后公布。</p>${signLines(
        ['监考员：', '监考员：', '主考：', '日期：'],
      )}`,
    }),
  };
}

function scoreOf({ isHeld, score }: SittingTrace): string | number {
  return isHeld || score === undefined ? '—' : score.total;
}

function verdictOf({ isHeld, score }: SittingTrace): string {
  if (isHeld || score === undefined) return '待处理';
  return score.isPass ? '合格' : '未合格';
}
