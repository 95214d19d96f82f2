import { type Html, html, NOTHING } from '../../src-shared/basics/html';
import { shanghaiDateTime } from '../../src-shared/basics/instant';
import type { CheckState, ReadinessCheck } from '../../src-shared/domain/readiness/readiness-check';
import type { SignedReadinessSheet } from '../../src-shared/domain/readiness/readiness-sheet';
import { factText } from '../../src-shared/wording/fact-text';
import { readinessWords } from '../../src-shared/wording/readiness-words';
import { type Paper, paperDocument, paperTable, signLines } from './paper-page';

const STATES: Readonly<Record<CheckState, string>> = {
  pass: '通过',
  warn: '留意',
  block: '阻止',
  'not-yet': '开启后',
};

/** 设备检测单: what a machine could do at one moment, as it was signed (feature 17). Nobody's data but the signer's number. */
export function readinessPaper(
  { sheet, hash, signature }: SignedReadinessSheet,
  isDemonstration: boolean,
): Paper {
  const { stationId, at, signer, checks, waivers, inventory, isReady } = sheet;
  const day = shanghaiDateTime(at.wallMs).slice(0, 16).replace(/[-: ]/g, '');
  const waiverOf = ({ id }: ReadinessCheck) => waivers.find((one) => one.checkId === id);
  return {
    fileName: `readiness-${stationId}-${day}.pdf`,
    document: paperDocument({
      title: '设备检测单',
      isDemonstration,
      head: [
        ['测试站', stationId],
        ['检测时间', shanghaiDateTime(at.wallMs)],
        ['程序版本', sheet.programVersion],
        ['场次编号', sheet.sessionId ?? '（场次尚未开启）'],
        ['结论', isReady ? '可以使用' : '有未解决的问题'],
        ['签署人', `${signer.staffId}${signer.isVerified ? '（密码已核对）' : '（编号登记，未核对密码）'}`],
        ['处理器', inventory.processor],
        ['系统', inventory.system],
      ],
      body: html`<h2>检测项目</h2>${paperTable(
        checks,
        [
          { title: '项目', className: 'nowrap', cell: (one) => readinessWords.checks[one.id] },
          { title: '结果', className: 'nowrap', cell: (one) => STATES[one.state] },
          { title: '说明', cell: (one) => explained(one, waiverOf(one)) },
          { title: '测得', className: 'small', cell: ({ evidence }) => factsText(evidence) },
        ],
        '',
      )}<p class="small">检测单 SHA-256：${hash}</p><p class="small">测试站签名：${signature}</p>${signLines([
        '签署人：',
        '日期：',
      ])}`,
    }),
  };
}

function explained(
  { reason }: ReadinessCheck,
  waiver: { readonly reason: string; readonly by: string } | undefined,
): Html {
  const note = waiver === undefined ? NOTHING : html`<br>豁免（${waiver.by}）：${waiver.reason}`;
  return html`${readinessWords.reasons[reason].says}${note}`;
}

function factsText(facts: ReadinessCheck['evidence']): string {
  const names: Readonly<Record<string, string>> = readinessWords.facts;
  return Object.entries(facts)
    .map(([name, value]) => `${names[name] ?? name} ${factText(name, value)}`)
    .join('；');
}
