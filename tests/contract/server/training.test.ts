import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InstitutionId, LocalDate } from '../../../src-shared/basics/ids';
import { shanghaiDate } from '../../../src-shared/basics/instant';
import { type Browser, openBrowser, signedInStaff } from '../../builders/build-browser';
import {
  type DemoPerson,
  importPaper,
  newPerson,
  publishInstitution,
  workOf,
} from '../../builders/build-people';
import { buildPlan, trainThrough } from '../../builders/build-training';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const X = InstitutionId.parse('PX-X');
const Y = InstitutionId.parse('PX-Y');
const DAY_MS = 86_400_000;

let server: TestServer;
let atX: Browser;
let atY: Browser;
let province: Browser;
let system: Browser;
beforeAll(async () => {
  server = await startTestServer();
  await publishInstitution(server, X, '00012');
  await publishInstitution(server, Y, '00013');
  atX = (await signedInStaff(server, 'institution', server.now, X)).browser;
  atY = (await signedInStaff(server, 'institution', server.now, Y)).browser;
  province = (await signedInStaff(server, 'province', server.now)).browser;
  system = (await signedInStaff(server, 'system', server.now)).browser;
});
afterAll(() => server.stop());

async function enrolled(name = '演示甲'): Promise<{ person: DemoPerson; enrolmentId: string }> {
  const person = await newPerson(server, name);
  await person.browser.call('enrol', { institutionId: X, post: '010' });
  const enrolmentId = (await person.browser.call('myEnrolments')).enrolments.at(-1)?.enrolmentId ?? '';
  return { person, enrolmentId };
}

async function confirmed(name?: string) {
  const made = await enrolled(name);
  await atX.call('moveEnrolment', { enrolmentId: made.enrolmentId, action: 'confirm' });
  return made;
}

async function newPlan(changes: Parameters<typeof buildPlan>[1] = {}): Promise<string> {
  const made = await atX.call('createPlan', buildPlan(server.now(), changes));
  if (!made.ok) throw new Error(made.error.kind);
  return made.value.planId;
}

const today = () => LocalDate.parse(shanghaiDate(server.now()));

describe('a training plan (EN-3, CT-5)', () => {
  it('takes people whose documents were reviewed, of its post and up to its places', async () => {
    const planId = await newPlan({ capacity: 1 });
    const requested = await enrolled();
    expect(await atX.call('joinPlan', { planId, enrolmentId: requested.enrolmentId })).toMatchObject({
      error: { kind: 'NOT_CONFIRMED' },
    });
    const first = await confirmed();
    const second = await confirmed();
    expect((await atX.call('joinPlan', { planId, enrolmentId: first.enrolmentId })).ok).toBe(true);
    expect(await atX.call('joinPlan', { planId, enrolmentId: first.enrolmentId })).toMatchObject({
      error: { kind: 'ON_A_PLAN' },
    });
    expect(await atX.call('joinPlan', { planId, enrolmentId: second.enrolmentId })).toMatchObject({
      error: { kind: 'PLAN_FULL' },
    });
    const other = await newPlan({ post: '050' });
    expect(await atX.call('joinPlan', { planId: other, enrolmentId: second.enrolmentId })).toMatchObject({
      error: { kind: 'OTHER_POST' },
    });
    expect((await first.person.browser.call('myEnrolments')).enrolments[0]?.kind).toBe('in-plan');
  });

  it('whose end lies before its beginning, or that names a course twice, is not made', async () => {
    const { endsOn, startsOn, courses } = buildPlan(server.now());
    const turned = buildPlan(server.now(), { startsOn: endsOn, endsOn: startsOn });
    expect(await atX.call('createPlan', turned)).toMatchObject({ error: { kind: 'ENDS_BEFORE_START' } });
    const twice = buildPlan(server.now(), { courses: [...courses, ...courses] });
    expect(await atX.call('createPlan', twice)).toMatchObject({ error: { kind: 'COURSE_TWICE' } });
  });

  it('is another institution’s business for nobody', async () => {
    const planId = await newPlan();
    const { enrolmentId } = await confirmed();
    for (const asked of [
      atY.call('joinPlan', { planId, enrolmentId }),
      atY.call('publishPlan', { planId, isPublished: true }),
      atY.call('recordClass', { planId, courseId: 'law', date: today(), enrolmentIds: [enrolmentId] }),
    ]) {
      expect(await asked).toEqual({ ok: false, error: { kind: 'no-such-plan' } });
    }
    expect((await atY.call('trainingPlans')).plans).toEqual([]);
  });

  it('lets go of a person whom the institution removes (EN-4)', async () => {
    const planId = await newPlan();
    const { enrolmentId } = await confirmed();
    await atX.call('joinPlan', { planId, enrolmentId });
    await atX.call('moveEnrolment', { enrolmentId, action: 'remove' });
    const plan = (await atX.call('trainingPlans')).plans.find((one) => one.planId === planId);
    expect(plan?.members).toEqual([]);
  });
});

describe('a plan that is changed (CE-11)', () => {
  const draftOf = async (planId: string) => {
    const plan = (await atX.call('trainingPlans')).plans.find((one) => one.planId === planId);
    if (plan === undefined) throw new Error('no plan');
    return plan.draft;
  };

  it('keeps what it said before, with who and when, and the log names the fields only (LW-6)', async () => {
    const planId = await newPlan();
    const before = await draftOf(planId);
    const after = { ...before, title: '改名的演示班', teachers: '演示师乙' };
    expect(await atX.call('editPlan', { planId, draft: after })).toEqual({
      ok: true,
      value: { fields: ['title', 'teachers'] },
    });
    // Said once more it is no change and leaves no trace.
    expect(await atX.call('editPlan', { planId, draft: after })).toEqual({ ok: true, value: { fields: [] } });
    server.pass(1000);
    await atX.call('editPlan', { planId, draft: { ...after, capacity: 12 } });
    const told = await atX.call('planHistory', { planId });
    if (!told.ok) throw new Error(told.error.kind);
    expect(told.value.changes.map((one) => [one.version, one.fields, one.before, one.after])).toEqual([
      [2, ['capacity'], after, { ...after, capacity: 12 }],
      [1, ['title', 'teachers'], before, after],
    ]);
    expect((told.value.changes[0]?.atMs ?? 0) - (told.value.changes[1]?.atMs ?? 0)).toBe(1000);
    const log = await server.sql.query(
      "SELECT detail FROM audit_log WHERE action = 'edit-plan' AND subject = $1 ORDER BY at_ms",
      [planId],
    );
    expect(log.rows.map((one) => one.detail)).toEqual([
      { version: 1, fields: 'title teachers' },
      { version: 2, fields: 'capacity' },
    ]);
  });

  it('leaves hours that were given as they are, and says which class stands in the way', async () => {
    const planId = await newPlan();
    const holder = await confirmed();
    await importPaper(server, holder.person.document, {
      kind: 'trained',
      institutionId: X,
      issuedOn: '2024-05-01',
    });
    await atX.call('joinPlan', { planId, enrolmentId: holder.enrolmentId });
    const enrolmentIds = [holder.enrolmentId];
    await atX.call('recordClass', { planId, courseId: 'law', date: today(), enrolmentIds });
    await atX.call('publishPlan', { planId, isPublished: true });
    const draft = await draftOf(planId);
    const [law, site] = draft.courses;
    if (law === undefined || site === undefined) throw new Error('two courses');
    const change = (changes: object) => atX.call('editPlan', { planId, draft: { ...draft, ...changes } });
    const kept = { ok: false, error: { kind: 'COURSE_HAS_HOURS', courseId: 'law', date: today() } };
    expect(await change({ courses: [{ ...law, tenths: 80 }, site] })).toEqual(kept);
    expect(await change({ courses: [site] })).toEqual(kept);
    const yesterday = LocalDate.parse(shanghaiDate(server.now() - DAY_MS));
    expect(await change({ endsOn: yesterday })).toEqual({
      ok: false,
      error: { kind: 'CLASS_OUTSIDE', date: today() },
    });
    expect(await change({ post: '020' })).toMatchObject({ error: { kind: 'POST_HAS_MEMBERS' } });
    expect(await change({ courses: [law, { ...site, tenths: 240 }], place: '演示路 2 号' })).toMatchObject({
      value: { fields: ['place', 'courses'] },
    });
    // A published plan's training information follows at once (CT-5).
    expect(await training(holder.person)).toMatchObject([{ place: '演示路 2 号' }]);
    const plan = (await atX.call('trainingPlans')).plans.find((one) => one.planId === planId);
    expect(plan?.classes).toEqual([{ courseId: 'law', date: today() }]);
    expect(plan?.members[0]?.recordedTenths).toBe(160);
  });
});

describe('a class that makes up for a year (CE-4r)', () => {
  it('counts for that year once it is approved, in its window and not otherwise', async () => {
    const planId = await newPlan();
    // The duty of 2025 is 2025-05-01 to 2026-04-30; today, 10 March 2026, only 2024's… which this one has not.
    const early = await confirmed();
    // Duty of 2025: 2025-02-01 to 2026-01-31, so it may be made up for today.
    const holder = await confirmed();
    const held = { kind: 'trained', institutionId: X };
    await importPaper(server, early.person.document, { ...held, issuedOn: '2024-05-01' });
    await importPaper(server, holder.person.document, { ...held, issuedOn: '2024-02-01' });
    const enrolmentIds = [early.enrolmentId, holder.enrolmentId];
    for (const enrolmentId of enrolmentIds) await atX.call('joinPlan', { planId, enrolmentId });
    const lesson = { planId, courseId: 'law', date: today(), enrolmentIds };
    const record = async (makeUpFor?: number) => {
      const done = await atX.call('recordClass', { ...lesson, ...(makeUpFor ? { makeUpFor } : {}) });
      return done.ok ? done.value.lines.map(({ enrolmentId: _one, ...line }) => line) : done.error.kind;
    };
    expect(await record(2024)).toEqual([
      { outcome: 'make-up-no-such-year' },
      { outcome: 'make-up-no-such-year' },
    ]);
    expect(await record(2025)).toEqual([
      { outcome: 'make-up-out-of-window', window: { from: '2026-05-01', to: '2027-04-30' } },
      { outcome: 'recorded-waits' },
    ]);
    const yearsOf = async () => {
      const told = await holder.person.browser.call('myHours');
      return {
        outcome: told.entries.map((one) => one.outcome),
        id: told.certificates.find((one) => one.kind === 'trained')?.certificateId,
      };
    };
    const waiting = await yearsOf();
    expect(waiting.outcome).toEqual([{ kind: 'pending-approval', label: 2025 }]);
    if (waiting.id === undefined) throw new Error('no certificate');
    await atX.call('approveMakeUp', {
      enrolmentId: holder.enrolmentId,
      certificateId: waiting.id,
      label: 2025,
      reason: '样例：住院',
    });
    expect((await yearsOf()).outcome).toEqual([
      { kind: 'credited', label: 2025, tenths: 160, isMakeUp: true },
    ]);
    // The same class can't count a second time as regular study (CE-11).
    expect(await record()).toEqual([{ outcome: 'recorded' }, { outcome: 'recorded-before' }]);
    expect((await yearsOf()).outcome).toHaveLength(1);
    // What was approved before counts at once.
    const next = { ...lesson, courseId: 'site', enrolmentIds: [holder.enrolmentId], makeUpFor: 2025 };
    expect(await atX.call('recordClass', next)).toMatchObject({
      value: { lines: [{ outcome: 'recorded' }] },
    });
  });
});

describe('a class of a plan (CE-10, CE-11)', () => {
  it('gives its hours once to everybody who came and has a certificate of the post, and says why not to the others', async () => {
    const planId = await newPlan();
    const holder = await confirmed();
    await importPaper(server, holder.person.document, {
      kind: 'trained',
      institutionId: X,
      issuedOn: '2024-05-01',
    });
    const beginner = await confirmed();
    const stranger = await confirmed();
    for (const { enrolmentId } of [holder, beginner]) await atX.call('joinPlan', { planId, enrolmentId });
    const enrolmentIds = [holder, beginner, stranger].map((one) => one.enrolmentId);
    const lesson = { planId, courseId: 'law', date: today(), enrolmentIds };
    const outcomes = async () => {
      const done = await atX.call('recordClass', lesson);
      return done.ok ? done.value.lines.map((one) => one.outcome) : done.error.kind;
    };
    expect(await outcomes()).toEqual(['recorded', 'no-certificate', 'not-on-plan']);
    expect(await outcomes()).toEqual(['recorded-before', 'no-certificate', 'not-on-plan']);
    const { entries } = await holder.person.browser.call('myHours');
    expect(entries.map((one) => [one.courseId, one.tenths, one.part])).toEqual([['law', 160, 'public']]);
    const plan = (await atX.call('trainingPlans')).plans.find((one) => one.planId === planId);
    expect(plan?.members.map((one) => one.recordedTenths).sort()).toEqual([0, 160]);
    // 培训信息 is told when the plan is published, and not before (CT-5).
    expect(await training(holder.person)).toEqual([]);
    await atX.call('publishPlan', { planId, isPublished: true });
    expect(await training(holder.person)).toMatchObject([
      {
        plan: '演示培训班',
        institution: '演示培训机构 PX-X',
        place: '演示路 1 号 301 教室',
        teachers: '演示师甲',
      },
    ]);
  });

  it('lies within the plan and not in the future', async () => {
    const planId = await newPlan();
    const { enrolmentId } = await confirmed();
    await atX.call('joinPlan', { planId, enrolmentId });
    const on = (ms: number) => LocalDate.parse(shanghaiDate(server.now() + ms));
    const lesson = { planId, courseId: 'law', date: today(), enrolmentIds: [enrolmentId] };
    expect(await atX.call('recordClass', { ...lesson, date: on(DAY_MS) })).toMatchObject({
      error: { kind: 'IN_THE_FUTURE' },
    });
    expect(await atX.call('recordClass', { ...lesson, date: on(-30 * DAY_MS) })).toMatchObject({
      error: { kind: 'OUTSIDE_PLAN' },
    });
    expect(await atX.call('recordClass', { ...lesson, courseId: 'other' })).toMatchObject({
      error: { kind: 'NO_SUCH_COURSE' },
    });
  });
});

describe('sending people to a session (EN-3, TS-12, RM-4)', () => {
  const draft = (no: number, inDays: number, seats = 2) => {
    const startsAtMs = server.now() + inDays * DAY_MS;
    const room = { siteCode: '6101', siteName: '演示考点', roomNo: '01', roomName: '第一考场' };
    return {
      ...room,
      title: `第 ${no} 场`,
      sessionNo: no,
      startsAtMs,
      endsAtMs: startsAtMs + 3 * 3_600_000,
      seats,
    };
  };
  async function planned(no: number, inDays = 10, seats = 2): Promise<string> {
    const made = await province.call('planSession', draft(no, inDays, seats));
    if (!made.ok) throw new Error(made.error.kind);
    return made.value.sessionId;
  }
  async function ready(): Promise<{ person: DemoPerson; enrolmentId: string }> {
    const made = await enrolled();
    const jpeg = await readFile('resources/demo/people/demo-01/photo.jpg');
    await made.person.browser.call('uploadPhoto', { jpegBase64: jpeg.toString('base64') });
    await trainThrough(atX, server.now(), made.enrolmentId);
    return made;
  }
  const kindOf = async ({ person }: { person: DemoPerson }) =>
    (await person.browser.call('myEnrolments')).enrolments[0]?.kind;

  it('puts them on its list, from which the package’s roster is made', async () => {
    const sessionId = await planned(1);
    const sent = await ready();
    const { enrolmentId } = sent;
    expect(await atX.call('bookSession', { sessionId, enrolmentId })).toEqual({ ok: true, value: {} });
    expect(await kindOf(sent)).toBe('scheduled');
    expect(await atX.call('bookSession', { sessionId, enrolmentId })).toMatchObject({
      error: { kind: 'ALREADY_SCHEDULED' },
    });
    const roster = await system.call('checkRoster', {
      source: { kind: 'planned', sessionId: sessionId as never },
    });
    expect(roster).toMatchObject({
      ok: true,
      value: { lines: [{ seat: 1, attemptNo: 1, maskedName: '演**' }] },
    });
    expect(await atX.call('moveEnrolment', { enrolmentId, action: 'remove' })).toMatchObject({
      error: { kind: 'SESSION_SCHEDULED' },
    });
    expect((await atX.call('cancelBooking', { sessionId, enrolmentId })).ok).toBe(true);
    expect(await kindOf(sent)).toBe('trained');
  });

  it('is refused without training, without a photograph, over the seats and within three days', async () => {
    const sessionId = await planned(2, 10, 1);
    const untrained = await confirmed();
    const ask = (enrolmentId: string, at = sessionId) =>
      atX.call('bookSession', { sessionId: at, enrolmentId });
    expect(await ask(untrained.enrolmentId)).toMatchObject({ error: { kind: 'NOT_TRAINED' } });
    const bare = await enrolled();
    await trainThrough(atX, server.now(), bare.enrolmentId);
    expect(await ask(bare.enrolmentId)).toMatchObject({ error: { kind: 'NO_PHOTO' } });
    const [first, second] = [await ready(), await ready()];
    expect((await ask(first.enrolmentId)).ok).toBe(true);
    expect(await ask(second.enrolmentId)).toMatchObject({ error: { kind: 'SESSION_FULL' } });
    const soon = await planned(3, 2);
    expect(await ask(second.enrolmentId, soon)).toMatchObject({ error: { kind: 'LIST_FROZEN' } });
    const { sessions } = await atX.call('plannedSessions');
    expect(sessions.find((one) => one.sessionId === sessionId)).toMatchObject({ seats: 1, booked: 1 });
    const trainees = (await atX.call('bookable')).trainees;
    expect(trainees.find((one) => one.enrolmentId === first.enrolmentId)).toMatchObject({ sessionId });
    expect(trainees.find((one) => one.enrolmentId === bare.enrolmentId)).toMatchObject({
      problem: 'NO_PHOTO',
    });
  });

  it('is nothing an institution can do with another’s people', async () => {
    const sessionId = await planned(4);
    const { enrolmentId } = await ready();
    expect(await atY.call('bookSession', { sessionId, enrolmentId })).toMatchObject({
      error: { kind: 'not-yours' },
    });
    await atX.call('bookSession', { sessionId, enrolmentId });
    expect(await atY.call('cancelBooking', { sessionId, enrolmentId })).toMatchObject({
      error: { kind: 'not-yours' },
    });
  });

  it('ends for everybody on the list when the session is called off', async () => {
    const sessionId = await planned(5);
    const sent = await ready();
    await atX.call('bookSession', { sessionId, enrolmentId: sent.enrolmentId });
    expect(await province.call('planSession', draft(5, 10))).toMatchObject({
      error: { kind: 'session-exists' },
    });
    expect((await province.call('cancelPlannedSession', { sessionId })).ok).toBe(true);
    expect(await kindOf(sent)).toBe('trained');
    expect(await atX.call('bookSession', { sessionId, enrolmentId: sent.enrolmentId })).toMatchObject({
      error: { kind: 'SESSION_CANCELLED' },
    });
  });
});

/** 培训信息 as anybody is told it. */
async function training({ name, document }: DemoPerson) {
  const browser = openBrowser(server);
  const { challenge, bits } = await browser.call('proofChallenge');
  const nonce = workOf(challenge, bits);
  const answer = await browser.call('queryCertificate', {
    name,
    documentOrNumber: document,
    challenge,
    nonce,
  });
  return answer.ok ? answer.value.found.flatMap((one) => one.training) : answer.error.kind;
}
