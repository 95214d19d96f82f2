import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionPublication } from '../../../src-server/registry/session-publication';
import type { HoursRecord } from '../../../src-shared/domain/record/hours-record';
import { openBrowser } from '../../builders/build-browser';
import { type DemoPerson, importPaper, newPerson } from '../../builders/build-people';
import { MINUTE, minute } from '../../builders/build-study';
import { buildHoursRecord, publishStudy } from '../../builders/build-study-session';
import { buildSyncStation, type SyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

/** 2026-03-10 09:00 in Shanghai: when the class of the builders opens. */
const DAY = minute(0).wallMs;
const DUTY_FROM = '2024-05-01';

let server: TestServer;
let station: SyncStation;
let person: DemoPerson;
let certificateId: string;
let publication: SessionPublication;
let sessions = 0;

beforeAll(async () => {
  server = await startTestServer();
  server.pass(DAY + 3_600_000 - server.now());
});
beforeEach(async () => {
  station = await buildSyncStation(server);
  person = await newPerson(server);
  certificateId = await importPaper(server, person.document, { kind: 'trained', issuedOn: DUTY_FROM });
  publication = await publish(person.document);
});
afterAll(() => server?.stop());

function publish(document: string, quiz?: object): Promise<SessionPublication> {
  sessions += 1;
  return publishStudy(server, `H-${sessions}`, { document, certificateId, dutyFrom: DUTY_FROM }, quiz);
}

const hours = (changes: object = {}): HoursRecord =>
  buildHoursRecord(publication, station.stationId, certificateId, changes);

async function outcomes(records: readonly HoursRecord[]): Promise<string[]> {
  const sent = await station.send(station.seal(records));
  if (!('receipt' in sent)) throw new Error(`refused: ${JSON.stringify(sent)}`);
  return sent.receipt.receipt.outcomes.map((one) => one.reason ?? one.outcome);
}
/** What the person reads on their own page. */
async function own(): Promise<readonly [number, string][]> {
  const overview = await person.browser.call('myHours');
  return overview.entries.map((one) => [one.tenths, one.outcome.kind]);
}

describe('hours from a station (CE-10, CE-11)', () => {
  it('stand in the person’s own books, in the year of the study', async () => {
    expect(await outcomes([hours()])).toEqual(['stored']);
    const overview = await person.browser.call('myHours');
    expect(overview.entries).toMatchObject([
      { tenths: 10, courseId: 'K-1', outcome: { kind: 'credited', label: 2025 } },
    ]);
    expect(overview.certificates[0]?.years.at(-1)).toMatchObject({
      label: 2025,
      from: '2025-05-01',
      to: '2026-04-30',
      own: 10,
    });
  });

  it('count once, however often and in whatever chain they come', async () => {
    const record = hours();
    expect(await outcomes([record, record])).toEqual(['stored', 'stored']);
    expect(await outcomes([record])).toEqual(['stored']);
    expect(await own()).toEqual([[10, 'credited']]);
  });

  it('under a key that other hours hold are put aside, and the first stay', async () => {
    await outcomes([hours()]);
    const other = hours({ effectiveMs: 40 * MINUTE, tenths: 8 });
    expect(await outcomes([other])).toEqual(['hours-key-taken']);
    expect(await own()).toEqual([[10, 'credited']]);
  });

  it('count for the year of the study and not of the upload (worked example 27)', async () => {
    server.pass(60 * 24 * 3_600_000);
    const late = await newPerson(server, '演示戊');
    certificateId = await importPaper(server, late.document, { kind: 'trained', issuedOn: DUTY_FROM });
    person = late;
    publication = await publish(late.document);
    expect(await outcomes([hours()])).toEqual(['stored']);
    // Uploaded in May, when the 2026年度 of this certificate had begun.
    const { entries } = await person.browser.call('myHours');
    expect(entries[0]?.outcome).toMatchObject({ kind: 'credited', label: 2025 });
  });

  it.each([
    ['more minutes than there were', { effectiveMs: 60 * MINUTE, tenths: 13 }, 'hours-implausible'],
    ['more hours than the minutes give', { tenths: 11 }, 'hours-implausible'],
    ['a moment outside the sitting', { creditedAt: minute(46) }, 'hours-implausible'],
    ['another certificate than the plan’s', { certificateId: 'CERT-9' }, 'hours-not-in-plan'],
    ['a course that is not in the plan', { courseId: 'K-2' }, 'hours-not-in-plan'],
    ['a make-up that nobody enrolled for', { makeUpFor: 2024 }, 'hours-not-in-plan'],
    ['a session that nobody published', { sessionId: 'nobody' }, 'unknown-session'],
    ['a real one in a demonstration', { isDemonstration: false }, 'demonstration-mixed-with-real'],
  ])('with %s are put aside', async (_what, changes, reason) => {
    expect(await outcomes([hours(changes)])).toEqual([reason]);
    expect(await own()).toEqual([]);
    // The person reads which hours were left out and why, where the centre could read whose they are.
    const told = (await person.browser.call('myHours')).refused;
    const known = reason.startsWith('hours-') ? reason : 'other';
    expect(told.map((one) => one.reason)).toEqual(reason === 'unknown-session' ? [] : [known]);
  });

  it('that were left out are told to the person of the sitting and to nobody else', async () => {
    await outcomes([hours({ tenths: 11 })]);
    expect((await person.browser.call('myHours')).refused).toMatchObject([
      { courseId: 'K-1', tenths: 11, reason: 'hours-implausible', isRejected: false },
    ]);
    const other = await newPerson(server, '演示辛');
    expect((await other.browser.call('myHours')).refused).toEqual([]);
  });

  it('of two rooms at one time are counted in one', async () => {
    await outcomes([hours()]);
    publication = await publish(person.document);
    const elsewhere = { signedInAt: minute(30), signedOutAt: minute(75), creditedAt: minute(75) };
    expect(await outcomes([hours(elsewhere)])).toEqual(['hours-overlap']);
  });

  it('of one course are never more than the course gives, over all sittings', async () => {
    const second = { entryNo: 2, signedInAt: minute(60), signedOutAt: minute(120), creditedAt: minute(120) };
    await outcomes([hours()]);
    const more = hours({ ...second, effectiveMs: 60 * MINUTE, tenths: 11 });
    expect(await outcomes([more])).toEqual(['hours-over-plan']);
    expect(await outcomes([hours({ ...second, tenths: 10 })])).toEqual(['stored']);
    expect(await own()).toEqual([
      [10, 'credited'],
      [10, 'credited'],
    ]);
  });

  it('ask for the quiz where the plan has one, scored again here', async () => {
    const single = publication.bank.items.find((item) => item.type === 'single');
    if (single === undefined || !('key' in single)) throw new Error('no question');
    publication = await publish(person.document, { itemIds: [single.id], passPercent: 100 });
    const wrong = single.options.find((option) => !single.key.includes(option.id))?.id;
    const quizOf = (chosen: unknown) => ({
      quiz: {
        answers: [{ itemId: single.id, chosen: [chosen] }],
        claimed: { points: 1, outOf: 1 },
        passedAt: minute(40),
        tries: 1,
      },
    });
    expect(await outcomes([hours()])).toEqual(['hours-quiz-not-passed']);
    expect(await outcomes([hours({ ...quizOf(wrong), entryNo: 2 })])).toEqual(['hours-quiz-not-passed']);
    expect(await outcomes([hours({ ...quizOf(single.key[0]), entryNo: 3 })])).toEqual(['stored']);
  });

  it('of somebody who is not registered wait, and are looked at again once they are', async () => {
    const stranger = '610101198803038013';
    publication = await publish(stranger);
    expect(await outcomes([hours()])).toEqual(['hours-unknown-person']);
    await openBrowser(server).call('register', { name: '演示己', document: stranger, phone: '13800000005' });
    // A centre that starts looks at what was put aside for want of a person.
    await server.startSecond();
    // The person is there now, and the certificate of the plan is still another person's.
    const reasons = async () =>
      (
        await server.sql.query('SELECT reason FROM quarantine WHERE session_id = $1', [
          publication.session.sessionId,
        ])
      ).rows;
    await expect.poll(reasons, { timeout: 20_000 }).toEqual([{ reason: 'hours-unknown-certificate' }]);
  });
});
