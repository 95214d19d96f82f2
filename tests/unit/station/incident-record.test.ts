import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteIncident } from '../../../src-main/exam/note-incident';
import type { IncidentList } from '../../../src-shared/contracts/ipc/incident-list';
import { IncidentId } from '../../../src-shared/domain/incident/incident';
import {
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
  toExam,
} from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';

const MINUTE = 60_000;
const OK = { ok: true, value: {} };
const refused = (kind: string) => ({ ok: false, error: { kind } });

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let session: TestSession;
let one: RunningStation;

beforeEach(async () => {
  folder = await tempFolder('incident-record');
  clock = testClock();
  session = await stationFolder(folder.path, clock);
  one = await runStation(folder.path, clock);
  await openSession(one);
  await one.ask['console:sign-in']({ staffId: 'JK001', password: 'jia-password' });
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

async function list(): Promise<IncidentList> {
  const shown = await one.ask['console:incidents']({});
  if (!shown.ok) throw new Error(shown.error.kind);
  return shown.value;
}

describe('the record of the room at a station (RM-14)', () => {
  it('lists what staff wrote and what the station noticed, in their order, with who wrote it', async () => {
    const person = session.content.candidates[2];
    if (person === undefined) throw new Error('no candidate');
    const happenedAtMs = clock.now().wallMs - 5 * MINUTE;
    const about = { kind: 'person', candidateId: person.candidateId } as const;
    const text = '样例：未带准考证';
    expect(
      await one.ask['console:note-incident']({ kind: 'document-problem', about, happenedAtMs, text }),
    ).toEqual(OK);
    await noteIncident(one.station.desk, { kind: 'clock-jump', text: '', by: [], evidence: [], facts: {} });
    expect((await list()).lines).toMatchObject([
      {
        no: 1,
        kind: 'document-problem',
        seat: person.seat,
        personName: person.displayName,
        happenedAtMs,
        atMs: clock.now().wallMs,
        text,
        by: [{ staffId: 'JK001', displayName: '演示监考员甲' }],
      },
      { no: 2, kind: 'clock-jump', by: [] },
    ]);
  });

  it('takes lines about the room, a place, and the person at this seat', async () => {
    await toExam(one, session.content, 1);
    for (const about of [{ kind: 'room' }, { kind: 'seat', seat: 12 }, { kind: 'here' }] as const) {
      expect(await one.ask['console:note-incident']({ kind: 'other', about, text: '样例' })).toEqual(OK);
    }
    const { lines } = await list();
    expect(lines.map((line) => [line.seat, line.personName])).toEqual([
      [undefined, undefined],
      [12, undefined],
      [1, session.content.candidates[0]?.displayName],
    ]);
  });

  it('puts a mistake right with another line; the first one stays as it was written', async () => {
    const about = { kind: 'seat', seat: 3 } as const;
    await one.ask['console:note-incident']({ kind: 'unwell', about, text: '三号头晕' });
    const first = (await list()).lines[0];
    if (first === undefined) throw new Error('nothing noted');
    const corrects = first.incidentId;
    const right = { kind: 'unwell', about: { kind: 'seat', seat: 4 }, corrects, text: '是四号' } as const;
    expect(await one.ask['console:note-incident'](right)).toEqual(OK);
    expect((await list()).lines).toMatchObject([
      { no: 1, seat: 3, text: '三号头晕', correctedBy: [2] },
      { no: 2, seat: 4, text: '是四号', corrects: 1, correctedBy: [] },
    ]);
    const written = await journalEntries(folder.path, 'incident');
    expect(written[0]?.incident).toMatchObject({ seat: 3, text: '三号头晕' });
  });

  it('refuses a correction of nothing, a time that has not come, and another day', async () => {
    const line = { kind: 'other', about: { kind: 'room' }, text: '样例' } as const;
    const corrects = IncidentId.parse('0'.repeat(32));
    expect(await one.ask['console:note-incident']({ ...line, corrects })).toEqual(
      refused('no-such-incident'),
    );
    const { wallMs } = clock.now();
    for (const happenedAtMs of [wallMs + 2 * MINUTE, wallMs - 24 * 60 * MINUTE]) {
      expect(await one.ask['console:note-incident']({ ...line, happenedAtMs })).toEqual(
        refused('time-out-of-range'),
      );
    }
    expect((await list()).lines).toEqual([]);
  });

  it('is for those who are signed in, and says nothing of the person at a seat where nobody is', async () => {
    const here = { kind: 'other', about: { kind: 'here' }, text: '样例' } as const;
    expect(await one.ask['console:note-incident'](here)).toEqual(refused('not-now'));
    await one.ask['console:sign-out']({});
    expect(await one.ask['console:incidents']({})).toEqual(refused('console-signed-out'));
    expect(await one.ask['console:note-incident'](here)).toEqual(refused('console-signed-out'));
  });
});
