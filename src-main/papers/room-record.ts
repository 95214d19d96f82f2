import { type Html, html, NOTHING } from '../../src-shared/basics/html';
import { shanghaiDateTime } from '../../src-shared/basics/instant';
import type { IncidentLine } from '../../src-shared/contracts/ipc/incident-list';
import { staffName } from '../closing/closing-view';
import { incidentLines } from '../exam/incident-list';
import type { ClosedSession } from './closed-session';
import { type Paper, paperDocument, paperTable, signLines } from './paper-page';
import { CONFIRMATIONS, kindWords, OUTCOMES, shortHash } from './paper-words';

/** 考场情况记录: what happened in the room at this machine, who was counted where, and who signed (RM-14, RM-15). */
export function roomRecordPaper(closed: ClosedSession): Paper {
  const { content, stationId, openedAtMs, closedAtMs, closingHash } = closed;
  const { session } = content;
  return {
    fileName: `room-record-${session.sessionId}-${stationId}.pdf`,
    document: paperDocument({
      title: '考场情况记录',
      isDemonstration: content.isDemonstration,
      head: [
        ['场次', session.title],
        ['日期', session.date],
        ['考点', session.site.name],
        ['考场', `${session.room.name}（第 ${session.room.no} 考场）`],
        ['测试站', stationId],
        ['场次编号', session.sessionId],
        ['开启时间', shanghaiDateTime(openedAtMs)],
        ['关闭时间', shanghaiDateTime(closedAtMs)],
      ],
      body: html`
<h2>一、人数</h2>${countsOf(closed)}
<h2>二、本机考生</h2>${sittingsOf(closed)}
<h2>三、缺考与在他机应考</h2>${othersOf(closed)}
<h2>四、情况记录</h2>${incidentsOf(closed)}
<h2>五、签字</h2>${signaturesOf(closed)}
<p class="small">关闭记录 SHA-256：${closingHash}</p>
${signLines(['监考员：', '监考员：', '主考：', '日期：'])}`,
    }),
  };
}

function countsOf({ counts, incidents }: ClosedSession): Html {
  const { expected, sat, submitted, forced, terminated, absent, elsewhere, lateRefused: late } = counts;
  const columns = [
    ['应考', expected],
    ['本机实考', sat],
    ['交卷', submitted],
    ['强制交卷', forced],
    ['中止', terminated],
    ['缺考', absent],
    ['其中迟到未准入场', late],
    ['在他机应考', elsewhere],
    ['情况记录', incidents.length],
  ] as const;
  return html`${paperTable(
    [counts],
    columns.map(([title, value]) => ({ title, className: 'number', cell: () => value })),
    '',
  )}<p class="sum">应考 ${expected} = 本机实考 ${sat} + 缺考 ${absent} + 在他机应考 ${elsewhere}；本机实考 ${sat} = 交卷 ${submitted} + 强制交卷 ${forced} + 中止 ${terminated}</p>`;
}

function sittingsOf({ sittings, content }: ClosedSession): Html {
  return paperTable(
    sittings,
    [
      { title: '座位', className: 'number', cell: (one) => one.seat },
      { title: '姓名', className: 'nowrap', cell: (one) => nameOf(content, one.candidateId) },
      { title: '准考证号', className: 'nowrap', cell: (one) => admissionOf(content, one.candidateId) },
      { title: '开始', className: 'nowrap', cell: (one) => timeOf(one.startedAtMs) },
      { title: '结束', className: 'nowrap', cell: (one) => timeOf(one.endedAtMs) },
      { title: '结束方式', cell: (one) => (one.outcome === undefined ? '' : OUTCOMES[one.outcome]) },
      { title: '成绩确认', cell: (one) => CONFIRMATIONS[one.confirmation] },
      { title: '记录', className: 'small', cell: (one) => shortHash(one.recordHash ?? '') },
    ],
    '本机没有考生参加考试。',
  );
}

function othersOf({ content, absent, elsewhere, moved }: ClosedSession): Html {
  const rows = [
    ...absent.map((candidateId) => ({ candidateId, where: '缺考' })),
    ...moved.map(({ candidateId, movedTo }) => ({ candidateId, where: `换机至 ${movedTo}` })),
    ...elsewhere.map((candidateId) => ({ candidateId, where: '在他机应考' })),
  ];
  return paperTable(
    rows,
    [
      { title: '座位', className: 'number', cell: (one) => personOf(content, one.candidateId)?.seat ?? '' },
      { title: '姓名', className: 'nowrap', cell: (one) => nameOf(content, one.candidateId) },
      { title: '准考证号', className: 'nowrap', cell: (one) => admissionOf(content, one.candidateId) },
      { title: '去向', cell: (one) => one.where },
    ],
    '没有缺考或在他机应考的考生。',
  );
}

function incidentsOf({ incidents, content }: ClosedSession): Html {
  return paperTable(
    incidentLines(incidents, content),
    [
      { title: '序号', className: 'number', cell: (one) => one.no },
      { title: '时间', className: 'nowrap', cell: incidentTime },
      { title: '类别', cell: (one) => kindWords(one.kind) },
      { title: '机位', className: 'number', cell: (one) => one.seat ?? '全场' },
      { title: '考生', className: 'nowrap', cell: (one) => one.personName ?? '' },
      { title: '情况', cell: incidentText },
      {
        title: '登记人',
        cell: (one) => (one.by.length === 0 ? '本机' : one.by.map((by) => by.displayName).join('、')),
      },
    ],
    '本场没有情况记录。',
  );
}

function incidentTime({ atMs, happenedAtMs }: IncidentLine): Html {
  if (happenedAtMs === undefined) return html`${timeOf(atMs)}`;
  return html`${timeOf(happenedAtMs).slice(0, 5)}<br><span class="small">${timeOf(atMs).slice(0, 5)} 登记</span>`;
}

function incidentText({ text, corrects, correctedBy, evidenceCount }: IncidentLine): Html {
  const notes = [
    ...(corrects === undefined ? [] : [`更正第 ${corrects} 条`]),
    ...(correctedBy.length === 0 ? [] : [`已由第 ${correctedBy.join('、')} 条更正`]),
    ...(evidenceCount === 0 ? [] : [`证据画面 ${evidenceCount} 张`]),
  ];
  return html`${text}${notes.length === 0 ? NOTHING : html` <span class="small">（${notes.join('；')}）</span>`}`;
}

function signaturesOf({ signatures, content }: ClosedSession): Html {
  return html`<p>签字人确认：以上人数与实际相符，考场情况记录完整属实。下列签字由本人以编号和密码在本机作出。</p>${paperTable(
    signatures,
    [
      { title: '岗位', cell: (one) => (one.as === 'proctor' ? '监考员' : '主考') },
      { title: '姓名', cell: (one) => staffName(content, one.staffId) },
      { title: '编号', cell: (one) => one.staffId },
      { title: '时间', className: 'nowrap', cell: (one) => shanghaiDateTime(one.at.wallMs) },
    ],
    '',
  )}`;
}

function timeOf(wallMs: number | undefined): string {
  return wallMs === undefined ? '' : shanghaiDateTime(wallMs).slice(11);
}

function personOf({ candidates }: ClosedSession['content'], candidateId: string) {
  return candidates.find((one) => one.candidateId === candidateId);
}

function nameOf(content: ClosedSession['content'], candidateId: string): string {
  return personOf(content, candidateId)?.displayName ?? candidateId;
}

function admissionOf(content: ClosedSession['content'], candidateId: string): string {
  return personOf(content, candidateId)?.admissionNo ?? '';
}
