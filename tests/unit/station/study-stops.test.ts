import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultyDisk } from '../../builders/faulty-disk';
import { tornDisk } from '../../builders/torn-disk';
import {
  beginStudy,
  CLASS,
  endStudy,
  hours,
  MINUTE,
  one,
  openCourse,
  pass,
  passQuiz,
  restart,
  SELF_STUDY,
  seat,
  showUp,
  signIn,
  signOut,
  startStation,
  viewOf,
} from './study-world';

beforeEach(() => beginStudy());
afterEach(endStudy);

describe('a station that stops in the middle of a class', () => {
  it('goes on with the minutes that were on disk, once the person is seen again', async () => {
    await openCourse(SELF_STUDY);
    await signIn();
    await pass(6);
    await restart(20 * MINUTE);
    expect(await seat()).toMatchObject({ stage: 'away', awayBecause: 'interrupted', minutes: 6 });
    await pass(5);
    expect((await seat()).minutes).toBe(6);
    await showUp();
    await pass(2);
    await passQuiz();
    await signOut();
    const [record] = await hours();
    expect(record).toMatchObject({ tenths: 1, effectiveMs: 8 * MINUTE, lostMs: 0 });
  });

  it('keeps the class and its people, and asks none of them to sign in again', async () => {
    await openCourse(CLASS);
    await signIn(1);
    await signIn(2);
    await pass(2);
    await restart(MINUTE);
    expect((await viewOf('study-home')).people).toHaveLength(2);
  });

  it('makes a record good that a torn write left out, and never makes it twice', async () => {
    await openCourse(SELF_STUDY);
    await signIn();
    await pass(4.75);
    await passQuiz();
    const torn = tornDisk();
    await restart(1000, torn.disk);
    await showUp();
    torn.arm();
    const { sittingId } = await seat();
    expect(await one.ask['study:errand']({ sittingId, errand: 'sign-out' })).toMatchObject({ ok: false });
    expect(await hours()).toEqual([]);
    await restart(1000);
    const made = await hours();
    expect(made).toMatchObject([{ tenths: 1, signedOutBy: { kind: 'face' } }]);
    await restart(1000);
    expect(await hours()).toEqual(made);
  });

  it('tells nobody that they are signed out when the disk did not take it', async () => {
    await one.station.close();
    let isFull = false;
    await startStation(faultyDisk((call) => (isFull && call === 'append' ? 'ENOSPC' : undefined)));
    await openCourse(SELF_STUDY);
    await signIn();
    await pass(1);
    isFull = true;
    const out = await one.ask['study:errand']({ sittingId: (await seat()).sittingId, errand: 'sign-out' });
    expect(out).toEqual({ ok: false, error: { kind: 'not-written', isDiskFull: true } });
    expect((await one.view()).kind).toBe('studying');
    isFull = false;
    await signOut();
    expect((await one.view()).kind).toBe('study-done');
  });
});
