import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
} from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let session: TestSession;
let one: RunningStation;
let file: string;

beforeEach(async () => {
  folder = await tempFolder('retention-view');
  file = path.join(folder.path, 'stick', 'report.csv');
  clock = testClock();
  session = await stationFolder(folder.path, clock);
  one = await runStation(folder.path, clock, undefined, undefined, { savePath: file });
  await openSession(one);
  const at = clock.now();
  const left = { unacknowledgedRecords: 2, unfinishedAttempts: 0 };
  await one.station.desk.append([
    {
      kind: 'deletion-report',
      at,
      report: {
        at,
        lines: [
          { what: 'evidence', kind: 'presence-mismatch', why: 'after-confirmation', count: 3, bytes: 999 },
          { what: 'package', why: 'hours-at-most', count: 1, bytes: 5, ...left },
        ],
      },
    },
  ]);
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

const signIn = () => one.ask['console:sign-in']({ staffId: 'JK001', password: 'jia-password' });

describe('what was deleted', () => {
  it('is for staff who are signed in, and for nobody else', async () => {
    const signedOut = { ok: false, error: { kind: 'console-signed-out' } };
    expect(await one.ask['retention:view']({})).toEqual(signedOut);
    expect(await one.ask['retention:save']({})).toEqual(signedOut);
    await signIn();
    expect(await one.ask['retention:view']({})).toMatchObject({
      ok: true,
      value: { kept: [], reports: [{ lines: [{ why: 'after-confirmation' }, { why: 'hours-at-most' }] }] },
    });
  });

  it('goes into a file that a spreadsheet reads and that names nobody', async () => {
    await signIn();
    expect(await one.ask['retention:save']({})).toEqual({ ok: true, value: {} });
    const text = await readFile(file, 'utf8');
    const rows = text.slice(1).trim().split('\r\n');
    expect(rows.slice(1)).toEqual([
      '2026-03-10 09:00:00,evidence,presence-mismatch,after-confirmation,3,999,,',
      '2026-03-10 09:00:00,package,,hours-at-most,1,5,2,0',
    ]);
    for (const person of session.content.candidates) expect(text).not.toContain(person.displayName);
  });

  it('stays where it is when nobody chooses a file', async () => {
    await one.station.close();
    one = await runStation(folder.path, clock);
    await openSession(one);
    await signIn();
    expect(await one.ask['retention:save']({})).toEqual({ ok: false, error: { kind: 'cancelled' } });
  });
});
