import { describe, expect, it } from 'vitest';
import { countCheck, incidentDue, NO_CHECKS } from '../../../../src-shared/domain/presence/presence-tally';
import type {
  PresenceDoubt,
  PresenceIncidentKind,
  PresenceVerdict,
} from '../../../../src-shared/domain/presence/presence-verdict';
import { buildPolicy } from '../../../builders/build-policy';

const policy = buildPolicy().presence;
const present: PresenceVerdict = { kind: 'present' };
const gone: PresenceVerdict = { kind: 'no-face' };
const other: PresenceVerdict = { kind: 'other-face' };
const two: PresenceVerdict = { kind: 'many-faces' };
const doubt = (why: PresenceDoubt): PresenceVerdict => ({ kind: 'cannot-tell', why });

/** Which look raised what, look by look, as the station would write it down. */
function raisedBy(verdicts: readonly PresenceVerdict[]): readonly (PresenceIncidentKind | undefined)[] {
  let tally = NO_CHECKS;
  return verdicts.map((verdict) => {
    const raises = incidentDue(tally, verdict, policy);
    tally = countCheck(tally, verdict, raises);
    return raises;
  });
}

const last = (...verdicts: readonly PresenceVerdict[]) => raisedBy(verdicts).at(-1);

describe('when looks become an incident (2 of the last 3)', () => {
  it.each([
    ['one miss', [gone]],
    ['one miss between two good looks', [present, gone, present]],
    ['two misses with two good looks between them', [gone, present, present, gone]],
    ['a person who looks down for a while', [doubt('not-facing'), doubt('not-facing'), present]],
    ['a good look after two misses that were too far apart', [gone, present, present]],
  ])('%s is none', (_, verdicts) => {
    expect(raisedBy(verdicts).every((raised) => raised === undefined)).toBe(true);
  });

  it.each([
    ['nobody twice', [gone, gone], 'presence-no-face'],
    ['nobody twice with a good look between', [gone, present, gone], 'presence-no-face'],
    ['another person twice', [other, other], 'presence-other-face'],
    ['a second person twice', [two, two], 'presence-many-faces'],
    ['no camera twice', [doubt('camera-lost'), doubt('camera-lost')], 'camera-lost'],
    ['a covered camera', [doubt('too-dark'), doubt('too-dark')], 'camera-lost'],
    ['a page that does not answer', [doubt('no-answer'), doubt('no-answer')], 'camera-lost'],
    ['an empty seat and then another person: the graver of the two', [gone, other], 'presence-other-face'],
    ['another person and then an empty seat', [other, gone], 'presence-other-face'],
  ])('%s is one', (_, verdicts, kind) => {
    expect(last(...verdicts)).toBe(kind);
  });

  it('a face that cannot be compared for a long row is one as well: nobody hides by turning away', () => {
    const row = Array.from({ length: policy.doubtsInARow }, () => doubt('not-facing'));
    expect(raisedBy(row.slice(1)).every((raised) => raised === undefined)).toBe(true);
    expect(last(...row)).toBe('presence-no-face');
    expect(last(...row.slice(1), present, doubt('not-facing'))).toBeUndefined();
  });

  it('is raised once for as long as it goes on, and anew after the person was seen again', () => {
    const raised = raisedBy([gone, gone, gone, gone, gone, present, present, present, gone, gone]);
    expect(raised.filter((one) => one !== undefined)).toEqual(['presence-no-face', 'presence-no-face']);
    expect(raised[1]).toBe('presence-no-face');
    expect(raised.at(-1)).toBe('presence-no-face');
  });

  it('leaves nothing behind: looks of an incident that is over do not count towards the next one', () => {
    const lost = doubt('camera-lost');
    const raised = raisedBy([gone, gone, gone, gone, present, lost, lost]);
    expect(raised.filter((one) => one !== undefined)).toEqual(['presence-no-face', 'camera-lost']);
    expect(raised.at(-1)).toBe('camera-lost');
  });

  it('of another kind is raised though one goes on: a stranger takes the empty seat', () => {
    expect(raisedBy([gone, gone, other, other]).filter((one) => one !== undefined)).toEqual([
      'presence-no-face',
      'presence-other-face',
    ]);
  });

  it('counts what was looked at, seen and raised', () => {
    const tally = [present, gone, gone].reduce(
      (sum, verdict) => countCheck(sum, verdict, incidentDue(sum, verdict, policy)),
      NO_CHECKS,
    );
    expect(tally).toMatchObject({ checks: 3, present: 1, incidents: 1, recent: [] });
  });
});
