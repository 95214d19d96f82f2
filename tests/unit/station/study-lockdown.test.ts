import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demonstrationPolicy } from '../../builders/demonstration-policy';
import { fine } from '../../builders/fine';
import { journalEntries } from '../../builders/journal-entries';
import {
  beginStudy,
  endStudy,
  folder,
  one,
  openCourse,
  pass,
  SELF_STUDY,
  seat,
  signIn,
  staff,
  viewOf,
} from './study-world';

beforeEach(() => beginStudy());
afterEach(endStudy);

describe('a class at a station that is locked down', () => {
  type During = ReturnType<typeof demonstrationPolicy>['lockdown']['duringStudy'];
  async function lockedClass(duringStudy: During): Promise<void> {
    await endStudy();
    await beginStudy({ policy: { lockdown: { ...demonstrationPolicy().lockdown, duringStudy } } });
    await openCourse(SELF_STUDY);
    expect(one.station.desk.memory.lockdown.isOn).toBe(false);
    await signIn();
  }
  const display = { kind: 'display-changed', what: 'added', displays: 2, label: '样例' } as const;
  const unlock = { staff, minutes: 0, cause: 'disturbance', note: '同学走过碰到键盘（样例）' } as const;

  it('is not locked where the policy does not say so', async () => {
    await lockedClass('off');
    expect(one.station.desk.memory.lockdown.isOn).toBe(false);
  });

  it('covers the page when the window is lost, shows nothing under it, and staff open it again', async () => {
    await lockedClass('cover');
    expect(one.station.desk.memory.lockdown.isOn).toBe(true);
    await one.station.noticed(display);
    expect(await viewOf('study-covered')).toMatchObject({ because: 'display-changed' });
    expect(await one.ask['study:page']({ pageNo: 1 })).toMatchObject({ ok: false });
    expect(await one.ask['study:quiz']({})).toMatchObject({ ok: false });
    // Long enough for a check to come and be missed, if one came to a covered page.
    await pass(20);
    expect(
      await one.ask['lockdown:unlock']({ ...unlock, staff: { ...staff, password: 'falsch' } }),
    ).toMatchObject({ error: { kind: 'unknown-staff-or-wrong-password' } });
    await fine(one.ask['lockdown:unlock'](unlock));
    expect(await seat()).toMatchObject({ stage: 'present', lostMinutes: 0 });
    expect(await one.ask['study:page']({ pageNo: 1 })).toMatchObject({ ok: true });
    const incidents = (await journalEntries(folder.path, 'incident')).map((entry) => entry.incident);
    expect(incidents).toMatchObject([
      { kind: 'display-changed', facts: { consequence: 'cover' } },
      { kind: 'other', by: ['JK001'], facts: { because: 'display-changed', coveredSeconds: 20 * 60 } },
    ]);
    expect(incidents.every(({ candidateId }) => candidateId !== undefined)).toBe(true);
  });

  it.each([
    ['warn', { kind: 'display-changed', count: 1 }],
    ['log', undefined],
  ] as const)('goes no further than the policy’s %s', async (most, lockdownWarning) => {
    await lockedClass(most);
    await one.station.noticed(display);
    const view = await viewOf('studying');
    expect(view.lockdownWarning).toEqual(lockdownWarning);
    expect((await journalEntries(folder.path, 'incident'))[0]?.incident.facts).toMatchObject({
      consequence: most,
    });
  });
});
