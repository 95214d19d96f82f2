import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest, IpcResponse } from '../../src-shared/contracts/ipc/channels';
import { PaperId } from '../../src-shared/contracts/ipc/paper-channels';
import { signedInStaff } from '../exam/console-session';
import type { Desk } from '../exam/desk';
import type { PaperPress } from '../platform/paper-press';
import { closedSession } from './closed-session';
import type { Paper } from './paper-page';
import { readinessPaper } from './readiness-paper';
import { resultSheetPaper } from './result-sheet';
import { roomRecordPaper } from './room-record';

export type PapersDesk = {
  readonly view: () => Promise<IpcResponse<'papers:view'>>;
  readonly save: (request: IpcRequest<'papers:save'>) => Promise<IpcResponse<'papers:save'>>;
  readonly print: (request: IpcRequest<'papers:print'>) => Promise<IpcResponse<'papers:print'>>;
};

export type PapersPorts = {
  readonly press: PaperPress;
  readonly chooseSavePath: (name: string) => Promise<string | undefined>;
  readonly writeFile: (file: string, bytes: Uint8Array) => Promise<void>;
};

type MakeProblem = {
  readonly kind: 'console-signed-out' | 'role-may-not' | 'paper-not-ready';
};

/** The papers of the room (RM-14, RM-15) and of the machine (feature 17). */
export function openPapers(desk: Desk, ports: PapersPorts): PapersDesk {
  const { press } = ports;
  return {
    view: async () => ({
      ready: PaperId.options.filter((id) => paperOf(desk, id) !== undefined),
      printers: await press.printers(),
    }),
    save: async ({ paper: id }) => {
      const paper = wantedPaper(desk, id);
      if (!paper.ok) return paper;
      const file = await ports.chooseSavePath(paper.value.fileName);
      if (file === undefined) return err({ kind: 'cancelled' });
      const pdf = await press.toPdf(paper.value.document).catch(() => undefined);
      if (pdf === undefined) return err({ kind: 'paper-not-drawn' });
      try {
        await ports.writeFile(file, pdf);
      } catch (error) {
        const isDiskFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
        return err({ kind: 'not-written', isDiskFull });
      }
      desk.log('paper-saved', { paper: id });
      return ok({});
    },
    print: async ({ paper: id, printer }) => {
      const paper = wantedPaper(desk, id);
      if (!paper.ok) return paper;
      const known = await press.printers();
      if (!known.some((one) => one.name === printer)) return err({ kind: 'no-printer' });
      const printed = await press.print(paper.value.document, printer).catch(() => undefined);
      if (printed === undefined) return err({ kind: 'paper-not-drawn' });
      if (printed.kind === 'refused') {
        desk.log('paper-refused', { paper: id });
        return err({ kind: 'printer-refused', reason: printed.reason.slice(0, 200) });
      }
      desk.log('paper-printed', { paper: id });
      return ok({});
    },
  };
}

/** The room's papers name people: for staff at the console, and not for 巡考 to carry away. */
function wantedPaper(desk: Desk, id: PaperId): Result<Paper, MakeProblem> {
  if (id !== 'readiness') {
    const staff = signedInStaff(desk);
    if (!staff.ok) return staff;
    if (staff.value.roles.includes('inspector')) return err({ kind: 'role-may-not' });
  }
  const paper = paperOf(desk, id);
  return paper === undefined ? err({ kind: 'paper-not-ready' }) : ok(paper);
}

function paperOf(desk: Desk, id: PaperId): Paper | undefined {
  if (id === 'readiness') {
    const { readiness, session, package: checked } = desk.memory;
    const isDemonstration =
      session?.opened.content.isDemonstration ?? checked?.manifest.isDemonstration ?? false;
    return readiness.latest && readinessPaper(readiness.latest, isDemonstration);
  }
  const closed = closedSession(desk);
  if (closed === undefined) return undefined;
  return id === 'room-record' ? roomRecordPaper(closed) : resultSheetPaper(closed);
}
