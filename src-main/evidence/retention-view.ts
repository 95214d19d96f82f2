import { shanghaiDateTime } from '../../src-shared/basics/instant';
import { err, ok } from '../../src-shared/basics/result';
import type { IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { RetentionView } from '../../src-shared/contracts/ipc/retention';
import type { DeletionReport } from '../../src-shared/domain/evidence/deletion-report';
import { EvidenceKind } from '../../src-shared/domain/evidence/evidence';
import { evidenceDueAtMs } from '../../src-shared/domain/evidence/retention';
import { signedInStaff } from '../exam/console-session';
import type { Desk } from '../exam/desk';

const REPORTS_SHOWN = 200;

export function showRetention(desk: Desk): IpcResponse<'retention:view'> {
  const staff = signedInStaff(desk);
  return staff.ok ? ok(viewOf(desk)) : staff;
}

/** Writes the reports where a person wants them; the file names nobody, as the reports do. */
export async function saveReports(
  desk: Desk,
  ports: {
    readonly chooseSavePath: (name: string) => Promise<string | undefined>;
    readonly writeFile: (file: string, text: string) => Promise<void>;
  },
): Promise<IpcResponse<'retention:save'>> {
  const staff = signedInStaff(desk);
  if (!staff.ok) return staff;
  const day = shanghaiDateTime(desk.now().wallMs).slice(0, 10);
  const file = await ports.chooseSavePath(`deletion-report-${desk.memory.identity?.stationId}-${day}.csv`);
  if (file === undefined) return err({ kind: 'cancelled' });
  try {
    await ports.writeFile(file, reportsTable(desk.retention.reports()));
  } catch (error) {
    const isDiskFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    return err({ kind: 'not-written', isDiskFull });
  }
  desk.log('deletion-report-saved', { by: staff.value.staffId });
  return ok({});
}

function viewOf({ retention }: Desk): RetentionView {
  const kept = EvidenceKind.options.flatMap((kind) => {
    const items = retention.kept().filter((item) => item.head.kind === kind);
    if (items.length === 0) return [];
    return [
      {
        kind,
        count: items.length,
        bytes: items.reduce((sum, item) => sum + item.bytes, 0),
        nextDueAtMs: Math.min(
          ...items.map((item) => evidenceDueAtMs(item, retention.confirmedAtMs(item.head.attemptId))),
        ),
      },
    ];
  });
  return { kept, reports: [...retention.reports()].reverse().slice(0, REPORTS_SHOWN) };
}

const COLUMNS = [
  '时间 time',
  '内容 what',
  '类别 kind',
  '原因 why',
  '数量 count',
  '字节 bytes',
  '未确认记录 records without receipt',
  '未完成考试 attempts without record',
];

/** CSV with a byte order mark, so that a spreadsheet program reads the Chinese heads. Every field is a code or a number. */
function reportsTable(reports: readonly DeletionReport[]): string {
  const rows = reports.flatMap(({ at, lines }) =>
    lines.map((line) => [
      shanghaiDateTime(at.wallMs),
      line.what,
      line.what === 'evidence' ? (line.kind ?? '') : '',
      line.why,
      line.count,
      line.bytes,
      line.what === 'package' ? line.unacknowledgedRecords : '',
      line.what === 'package' ? line.unfinishedAttempts : '',
    ]),
  );
  return `\uFEFF${[COLUMNS, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}
