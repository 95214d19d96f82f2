import { describe, expect, it } from 'vitest';
import { editPlan, type PlanFacts } from '../../../../src-shared/domain/training/edit-plan';
import type { PlanDraft } from '../../../../src-shared/domain/training/training-plan';
import { buildPlan } from '../../../builders/build-training';

const plan = buildPlan(Date.UTC(2026, 2, 10, 1));
const [law, site] = plan.courses;
if (law === undefined || site === undefined) throw new Error('a plan of two courses');
const nobody: PlanFacts = { members: 0, classes: [] };
const taught: PlanFacts = { members: 3, classes: [{ courseId: 'law', date: '2026-03-10' }] };
const day = (text: string) => text as PlanDraft['startsOn'];

describe('a change of a plan (CE-11, EN-3)', () => {
  it.each<[string, Partial<PlanDraft>, PlanFacts, unknown]>([
    ['says the same', {}, taught, []],
    ['everything, before anybody came', { post: '020', courses: [site] }, nobody, ['post', 'courses']],
    ['place and teachers', { place: '二楼', teachers: '演示师丙' }, taught, ['place', 'teachers']],
    ['a course that had no class', { courses: [law, { ...site, tenths: 80 }] }, taught, ['courses']],
    [
      'the name of a course that had one',
      { courses: [{ ...law, title: '法规' }, site] },
      taught,
      ['courses'],
    ],
    ['one course more', { courses: [law, site, { ...site, courseId: 'new' }] }, taught, ['courses']],
    ['days that still hold the class', { startsOn: day('2026-03-10') }, taught, ['startsOn']],
  ])('%s', (_, changes, facts, fields) => {
    expect(editPlan(plan, { ...plan, ...changes }, facts)).toEqual({ ok: true, value: fields });
  });

  const kept = { kind: 'COURSE_HAS_HOURS', courseId: 'law', date: '2026-03-10' };
  it.each<[string, Partial<PlanDraft>, unknown]>([
    ['hours of a class that was held', { courses: [{ ...law, tenths: 10 }, site] }, kept],
    ['its part', { courses: [{ ...law, part: 'professional' }, site] }, kept],
    ['its course taken away', { courses: [site] }, kept],
    ['its course under another code', { courses: [{ ...law, courseId: 'laws' }, site] }, kept],
    ['days without it', { startsOn: day('2026-03-11') }, { kind: 'CLASS_OUTSIDE', date: '2026-03-10' }],
    ['the post', { post: '020' }, { kind: 'POST_HAS_MEMBERS' }],
    ['fewer places than people', { capacity: 2 }, { kind: 'BELOW_MEMBERS', members: 3 }],
    ['an end before the beginning', { endsOn: day('2026-01-01') }, { kind: 'ENDS_BEFORE_START' }],
    ['one code for two courses', { courses: [law, law] }, { kind: 'COURSE_TWICE' }],
  ])('is refused: %s', (_, changes, error) => {
    expect(editPlan(plan, { ...plan, ...changes }, taught)).toEqual({ ok: false, error });
  });
});
