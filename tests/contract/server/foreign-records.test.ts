import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SessionPublication } from '../../../src-server/registry/session-publication';
import { type AttemptId, CertificateId, InstitutionId, LocalDate } from '../../../src-shared/basics/ids';
import { shanghaiDate } from '../../../src-shared/basics/instant';
import { type WebRouteName, webRoutes } from '../../../src-shared/contracts/web/web-routes';
import { type Browser, signedInStaff } from '../../builders/build-browser';
import { type DemoPerson, importPaper, newPerson, publishInstitution } from '../../builders/build-people';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation } from '../../builders/build-sync-station';
import { buildPlan, trainThrough } from '../../builders/build-training';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const X = InstitutionId.parse('PX-X');
const Y = InstitutionId.parse('PX-Y');

/** What belongs to one person and their institution X, by all ids that a request can name. */
type Owned = {
  readonly document: string;
  readonly enrolmentId: string;
  readonly certificateId: CertificateId;
  readonly attemptId: AttemptId;
  readonly planId: string;
  readonly sessionId: string;
  readonly recoveryId: string;
};

let server: TestServer;
let owner: DemoPerson;
let owned: Owned;
let other: Browser;
let atY: Browser;
let jpegBase64: string;

beforeAll(async () => {
  server = await startTestServer();
  await publishInstitution(server, X, '00012');
  await publishInstitution(server, Y, '00013');
  const atX = (await signedInStaff(server, 'institution', server.now, X)).browser;
  atY = (await signedInStaff(server, 'institution', server.now, Y)).browser;
  const province = (await signedInStaff(server, 'province', server.now)).browser;
  owner = await newPerson(server, '演示物主');
  other = (await newPerson(server, '演示他人')).browser;
  jpegBase64 = (await readFile('resources/demo/people/demo-01/photo.jpg')).toString('base64');
  await owner.browser.call('uploadPhoto', { jpegBase64 });
  await owner.browser.call('enrol', { institutionId: X, post: '010' });
  const enrolmentId = (await owner.browser.call('myEnrolments')).enrolments[0]?.enrolmentId ?? '';
  const paper = { kind: 'trained', issuedOn: '2024-05-01', institutionId: X, post: '010' };
  const certificateId = CertificateId.parse(await importPaper(server, owner.document, paper));
  const planId = await trainThrough(atX, server.now(), enrolmentId);
  const startsAtMs = server.now() + 10 * 86_400_000;
  const room = { siteCode: '6101', siteName: '演示考点', roomNo: '01', roomName: '第一考场', sessionNo: 1 };
  const planned = await province.call('planSession', {
    ...room,
    title: '样例',
    startsAtMs,
    endsAtMs: startsAtMs + 7_200_000,
    seats: 9,
  });
  const sessionId = planned.ok ? planned.value.sessionId : '';
  await atX.call('bookSession', { sessionId, enrolmentId });
  await atX.call('askRecovery', { document: owner.document, isSeen: true });
  const recoveryId = (await atX.call('waitingRecoveries')).waiting[0]?.recoveryId ?? '';
  const attemptId = await sits();
  const { document } = owner;
  owned = { document, enrolmentId, certificateId, attemptId, planId, sessionId, recoveryId };
  for (const [name, id] of Object.entries(owned)) expect(id, name).not.toBe('');
});
afterAll(() => server.stop());

async function sits(): Promise<AttemptId> {
  const whole = buildPublication('S-foreign', 1);
  const publication = SessionPublication.parse({
    ...whole,
    candidates: whole.candidates.map((one) => ({
      ...one,
      document: { type: 'resident-id', number: owner.document },
    })),
  });
  await server.admin('PUT', '/sessions/S-foreign', publication);
  const station = await buildSyncStation(server);
  await station.send(station.seal([buildResult(publication, station.stationId, 1)]));
  const [test] = (await owner.browser.call('myTests')).tests;
  if (test?.outcome.kind !== 'published') throw new Error('no result');
  return test.outcome.attemptId;
}

/** `own`: the route takes nobody's id; what it answers is looked through. Else what is asked, and the refusal. */
type Case = 'own' | { readonly ask: () => Promise<unknown>; readonly refusal: string };

const today = () => LocalDate.parse(shanghaiDate(server.now()));
const hours = () => ({
  enrolmentId: owned.enrolmentId,
  certificateId: owned.certificateId,
  key: 'foreign-class-1',
  courseId: 'law',
  part: 'public' as const,
  tenths: 80,
  atMs: server.now(),
});
const booking = () => ({ sessionId: owned.sessionId, enrolmentId: owned.enrolmentId });

/**
 * Every route that a person or an institution may call. A new one without a line here fails the first test: whoever
 * adds it has to say whose records it touches.
 */
const CASES: Readonly<Partial<Record<WebRouteName, Case>>> = {
  myEnrolments: 'own',
  enrol: 'own',
  myHours: 'own',
  myPhoto: 'own',
  uploadPhoto: 'own',
  myTests: 'own',
  withdraw: { ask: () => other.call('withdraw', { enrolmentId: owned.enrolmentId }), refusal: 'not-yours' },
  exchange: {
    ask: () => other.call('exchange', { certificateId: owned.certificateId }),
    refusal: 'no-such-certificate',
  },
  certificatePdf: {
    ask: () => other.call('certificatePdf', { certificateId: owned.certificateId }),
    refusal: 'no-such-certificate',
  },
  certificateBadge: {
    ask: () => other.call('certificateBadge', { certificateId: owned.certificateId }),
    refusal: 'no-such-certificate',
  },
  askReview: {
    ask: () => other.call('askReview', { attemptId: owned.attemptId }),
    refusal: 'no-such-test',
  },
  trainees: 'own',
  trainingPlans: 'own',
  createPlan: 'own',
  plannedSessions: 'own',
  bookable: 'own',
  waitingRecoveries: 'own',
  enrolOnSite: {
    ask: () =>
      atY.call('enrolOnSite', {
        name: '演示某',
        document: owned.document,
        post: '110',
        documentsReviewed: true,
      }),
    refusal: 'no-such-person',
  },
  moveEnrolment: {
    ask: () => atY.call('moveEnrolment', { enrolmentId: owned.enrolmentId, action: 'remove' }),
    refusal: 'not-yours',
  },
  replaceTraineePhoto: {
    ask: () => atY.call('replaceTraineePhoto', { enrolmentId: owned.enrolmentId, jpegBase64 }),
    refusal: 'not-yours',
  },
  traineePhoto: {
    ask: () => atY.call('traineePhoto', { enrolmentId: owned.enrolmentId }),
    refusal: 'not-yours',
  },
  acceptPhoto: {
    ask: () => atY.call('acceptPhoto', { enrolmentId: owned.enrolmentId, version: 1 }),
    refusal: 'not-yours',
  },
  recordHours: { ask: () => atY.call('recordHours', hours()), refusal: 'not-yours' },
  approveMakeUp: {
    ask: () => {
      const { enrolmentId, certificateId } = owned;
      return atY.call('approveMakeUp', { enrolmentId, certificateId, label: 2025, reason: '样例' });
    },
    refusal: 'not-yours',
  },
  publishPlan: {
    ask: () => atY.call('publishPlan', { planId: owned.planId, isPublished: true }),
    refusal: 'no-such-plan',
  },
  editPlan: {
    ask: () => atY.call('editPlan', { planId: owned.planId, draft: buildPlan(server.now()) }),
    refusal: 'no-such-plan',
  },
  planHistory: {
    ask: () => atY.call('planHistory', { planId: owned.planId }),
    refusal: 'no-such-plan',
  },
  joinPlan: {
    ask: async () => {
      const made = await atY.call('createPlan', buildPlan(server.now()));
      const planId = made.ok ? made.value.planId : '';
      return atY.call('joinPlan', { planId, enrolmentId: owned.enrolmentId });
    },
    refusal: 'OTHER_INSTITUTION',
  },
  recordClass: {
    ask: () => {
      const { planId, enrolmentId } = owned;
      return atY.call('recordClass', { planId, courseId: 'law', date: today(), enrolmentIds: [enrolmentId] });
    },
    refusal: 'no-such-plan',
  },
  bookSession: { ask: () => atY.call('bookSession', booking()), refusal: 'not-yours' },
  cancelBooking: { ask: () => atY.call('cancelBooking', booking()), refusal: 'not-yours' },
  askRecovery: {
    ask: () => atY.call('askRecovery', { document: owned.document, isSeen: true }),
    refusal: 'not-yours',
  },
  confirmRecovery: {
    ask: () => atY.call('confirmRecovery', { recoveryId: owned.recoveryId }),
    refusal: 'no-such-recovery',
  },
};

const names = Object.keys(webRoutes) as WebRouteName[];
const ofOwners = names.filter((name) => {
  const { access } = webRoutes[name];
  return access.kind === 'roles' && (access.roles.includes('person') || access.roles.includes('institution'));
});

/** Names of a body's fields that could point at somebody's record. */
function idsIn(name: WebRouteName): readonly string[] {
  const { properties = {} } = z.toJSONSchema(webRoutes[name].body, { io: 'input', unrepresentable: 'any' });
  return Object.keys(properties).filter((key) => /Ids?$|^document$|^number$/.test(key));
}

describe('other people’s records by their ids (LW-7)', () => {
  it('have a line here for every route of a person or an institution', () => {
    expect(Object.keys(CASES).sort()).toEqual([...ofOwners].sort());
  });

  it.each(ofOwners.filter((name) => CASES[name] === 'own'))(
    '%s takes nobody’s id, and its answer to somebody else tells nothing of them',
    async (name) => {
      // An institution's id is public; it is the enrolment's own person that comes from the session.
      expect(idsIn(name).filter((key) => key !== 'institutionId')).toEqual([]);
      if (webRoutes[name].method !== 'GET') return;
      const { access } = webRoutes[name];
      const isPerson = access.kind === 'roles' && access.roles.includes('person');
      const text = JSON.stringify(await (isPerson ? other : atY).call(name));
      // That a session is planned is no secret; who is on its list is.
      const { sessionId: _public, ...secrets } = owned;
      for (const secret of [...Object.values(secrets), owner.name]) expect(text).not.toContain(secret);
    },
  );

  it.each(ofOwners.filter((name) => CASES[name] !== 'own'))('%s is refused', async (name) => {
    const one = CASES[name];
    if (one === undefined || one === 'own') throw new Error('no case');
    expect(await one.ask()).toEqual({ ok: false, error: { kind: one.refusal } });
  });

  it('are as they were after all of that', async () => {
    const [enrolment] = (await owner.browser.call('myEnrolments')).enrolments;
    expect(enrolment?.kind).toMatch(/scheduled|tested/);
    expect((await owner.browser.call('myHours')).entries).toEqual([]);
    const [test] = (await owner.browser.call('myTests')).tests;
    expect(test?.outcome).toMatchObject({ reviews: [] });
  });
});
