import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PaperId } from '../../../src-shared/contracts/ipc/paper-channels';
import {
  buildPress,
  openSession,
  type RunningStation,
  type RunOptions,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
  toExam,
} from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';

const FIRST = { staffId: 'JK001', password: 'jia-password' };
const SECOND = { staffId: 'JK002', password: 'yi-password' };
const HEAD = { staffId: 'KD001', password: 'head-password' };
const OK = { ok: true, value: {} };
const refused = (kind: string) => ({ ok: false, error: { kind } });

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let session: TestSession;
let one: RunningStation;
const stick = () => path.join(folder.path, 'stick', 'paper.pdf');

beforeEach(async () => {
  folder = await tempFolder('papers');
  clock = testClock();
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

type Options = NonNullable<Parameters<typeof stationFolder>[2]>;

async function opened(more: RunOptions = {}, options: Options = {}): Promise<void> {
  session = await stationFolder(folder.path, clock, {
    ...options,
    policy: { console: { idleSignOutMinutes: 30 } },
  });
  one = await runStation(folder.path, clock, undefined, undefined, { savePath: stick(), ...more });
  await openSession(one);
  await one.ask['console:sign-in'](FIRST);
}

async function sit(seat: number): Promise<void> {
  await toExam(one, session.content, seat);
  const attemptId = one.station.desk.memory.current?.attemptId;
  if (attemptId === undefined) throw new Error('nobody sits here');
  await one.ask['exam:submit']({ attemptId });
  await one.ask['closing:answer-score']({ attemptId, isConfirmed: true });
  await one.ask['exam:leave']({});
}

async function closed(): Promise<void> {
  const shown = await one.ask['closing:view']({});
  if (!shown.ok) throw new Error(shown.error.kind);
  const absent = shown.value.people.filter((p) => p.place.kind === 'unplaced').map((p) => p.candidateId);
  await one.ask['closing:place']({ absent, elsewhere: [] });
  const statement = async () => {
    const now = await one.ask['closing:view']({});
    if (!now.ok) throw new Error(now.error.kind);
    return now.value.statement;
  };
  for (const signer of [FIRST, SECOND, HEAD]) {
    expect(await one.ask['closing:sign']({ statement: await statement(), signer })).toEqual(OK);
  }
  expect(await one.ask['closing:close']({ statement: await statement() })).toEqual(OK);
}

/** What stands on a paper, without its tags. */
async function textOf(paper: PaperId): Promise<string> {
  await mkdir(path.dirname(stick()), { recursive: true });
  expect(await one.ask['papers:save']({ paper })).toEqual(OK);
  const document = await readFile(stick(), 'utf8');
  return document
    .replace(/<style>.*<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('the papers of a closed session', () => {
  it('are not made before it is closed: an unbalanced room leaves none (RM-15)', async () => {
    await opened();
    expect(await one.ask['papers:view']({})).toEqual({ ready: [], printers: [] });
    expect(await one.ask['papers:save']({ paper: 'room-record' })).toEqual(refused('paper-not-ready'));
    expect(await one.ask['papers:save']({ paper: 'result-sheet' })).toEqual(refused('paper-not-ready'));
    await closed();
    expect(await one.ask['papers:view']({})).toEqual({
      ready: ['room-record', 'result-sheet'],
      printers: [],
    });
  });

  it('tell of the room who was counted where, what happened, and who signed (RM-14, RM-15)', async () => {
    await opened();
    await sit(1);
    await toExam(one, session.content, 2);
    await one.ask['console:force-submit']({ reason: 'left-room', note: '擅自离场（样例）' });
    await one.ask['exam:leave']({});
    const text = '纸张 <b>用完</b> & 已补';
    await one.ask['console:note-incident']({ kind: 'other', about: { kind: 'room' }, text });
    await closed();
    const paper = await textOf('room-record');
    expect(paper).toContain('应考 6 = 本机实考 2 + 缺考 4 + 在他机应考 0');
    expect(paper).toContain('本机实考 2 = 交卷 1 + 强制交卷 1 + 中止 0');
    for (const { displayName, admissionNo } of session.content.candidates) {
      expect(paper).toContain(displayName);
      expect(paper).toContain(admissionNo);
    }
    expect(paper).toContain('擅自离场（样例）');
    // What people type is text on the paper and never markup.
    expect(paper).toContain('纸张 &lt;b&gt;用完&lt;/b&gt; &amp; 已补');
    for (const name of ['演示监考员甲', '演示监考员乙', '演示主考']) expect(paper).toContain(name);
    const { closed: closing } = one.station.desk.memory.closing;
    expect(paper).toContain(closing?.recordHash);
  });

  it('name no document number whole, and no score that is held (ID-14, RM-13)', async () => {
    await opened();
    await sit(1);
    await toExam(one, session.content, 2);
    await one.ask['console:mark-conduct']({ level: 'violation', note: '样例', second: SECOND });
    const attemptId = one.station.desk.memory.current?.attemptId;
    if (attemptId === undefined) throw new Error('nobody sits here');
    await one.ask['exam:submit']({ attemptId });
    await one.ask['exam:leave']({});
    await closed();
    const results = await textOf('result-sheet');
    expect(results).toContain('本机考生 2 人，已出成绩 1 人，合格 0 人');
    expect(results).toContain('待处理');
    const record = await textOf('room-record');
    for (const { document } of session.content.candidates) {
      expect(results).not.toContain(document.number);
      expect(record).not.toContain(document.number);
    }
  });

  it('can be made again after a restart, while the package is there', async () => {
    await opened();
    await sit(1);
    await closed();
    const before = await textOf('room-record');
    await one.station.close();
    clock.reboot(60_000);
    one = await runStation(folder.path, clock, undefined, undefined, { savePath: stick() });
    await openSession(one);
    await one.ask['console:sign-in'](SECOND);
    expect(await textOf('room-record')).toBe(before);
  });

  it('are for staff who are signed in, and not for those who only look on (RM-3)', async () => {
    await opened(
      {},
      {
        adjust: (content) => ({
          ...content,
          staff: content.staff.map((each) =>
            each.staffId === 'XT001' ? { ...each, role: 'inspector' as const } : each,
          ),
        }),
      },
    );
    await closed();
    await one.ask['console:sign-in']({ staffId: 'XT001', password: 'admin-password' });
    expect(await one.ask['papers:save']({ paper: 'room-record' })).toEqual(refused('role-may-not'));
    await one.ask['console:sign-out']({});
    const out = refused('console-signed-out');
    expect(await one.ask['papers:save']({ paper: 'result-sheet' })).toEqual(out);
    expect(await one.ask['papers:print']({ paper: 'room-record', printer: '样例打印机' })).toEqual(out);
  });
});

describe('printing and filing a paper', () => {
  it('without a printer says so, and the file can still be made', async () => {
    await opened();
    await closed();
    expect(await one.ask['papers:print']({ paper: 'room-record', printer: '样例打印机' })).toEqual(
      refused('no-printer'),
    );
    expect(await textOf('room-record')).toContain('考场情况记录');
  });

  it('goes to the printer that was chosen, and says what it answered when it refuses', async () => {
    const sent: string[] = [];
    let answer: { kind: 'printed' } | { kind: 'refused'; reason: string } = { kind: 'printed' };
    const press = buildPress({
      printers: async () => [{ name: 'P1', displayName: '样例打印机', isDefault: true }],
      print: async (document, printer) => {
        sent.push(`${printer} ${document.includes('成绩汇总表')}`);
        return answer;
      },
    });
    await opened({ press });
    await closed();
    const request = { paper: 'result-sheet', printer: 'P1' } as const;
    expect(await one.ask['papers:print'](request)).toEqual(OK);
    expect(sent).toEqual(['P1 true']);
    answer = { kind: 'refused', reason: 'Print job canceled' };
    expect(await one.ask['papers:print'](request)).toEqual({
      ok: false,
      error: { kind: 'printer-refused', reason: 'Print job canceled' },
    });
  });

  it('that is given up, can not be drawn or can not be written is refused in those words', async () => {
    let isDrawn = true;
    const press = buildPress({
      toPdf: async () => {
        if (!isDrawn) throw new Error('no page');
        return new Uint8Array(1);
      },
    });
    // A folder lies where the file should go.
    await opened({ press, savePath: folder.path });
    await closed();
    expect(await one.ask['papers:save']({ paper: 'room-record' })).toEqual({
      ok: false,
      error: { kind: 'not-written', isDiskFull: false },
    });
    isDrawn = false;
    expect(await one.ask['papers:save']({ paper: 'room-record' })).toEqual(refused('paper-not-drawn'));
  });
});
