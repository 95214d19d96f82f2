import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { institutions, persons } from './people-schema';
import { results, sessions } from './schema';

/** What the centre's own staff decide. Instants are UTC ms; decisions are append-only by trigger. */
const instant = (name: string) => bigint(name, { mode: 'number' });
const identity = (name: string) => bigint(name, { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

/** RM-5, RM-13: a result that stands and does not count yet. The latest row of an attempt says whether it is held. */
export const resultHolds = pgTable(
  'result_holds',
  {
    holdId: identity('hold_id'),
    attemptId: text('attempt_id')
      .notNull()
      .references(() => results.attemptId),
    isHeld: boolean('is_held').notNull(),
    reason: text('reason').notNull(),
    note: text('note').notNull(),
    /** Absent: the centre's program held it when it came. */
    accountId: text('account_id'),
    atMs: instant('at_ms').notNull(),
  },
  (table) => [index('holds_of_attempt').on(table.attemptId, table.holdId)],
);

/** RM-16: what the authority answered to a review. */
export const reviewAnswers = pgTable('review_answers', {
  reviewId: text('review_id').primaryKey(),
  decision: text('decision', { enum: ['upheld', 'referred'] }).notNull(),
  note: text('note').notNull(),
  accountId: text('account_id').notNull(),
  atMs: instant('at_ms').notNull(),
});

/** What somebody decided about a record that was set aside; the record itself is never removed. */
export const quarantineDecisions = pgTable(
  'quarantine_decisions',
  {
    decisionId: identity('decision_id'),
    stationId: text('station_id').notNull(),
    epoch: text('epoch').notNull(),
    seq: instant('seq').notNull(),
    hash: text('hash').notNull(),
    decision: text('decision', { enum: ['rejected', 'judged-again', 'put-in-place'] }).notNull(),
    note: text('note').notNull(),
    accountId: text('account_id').notNull(),
    atMs: instant('at_ms').notNull(),
  },
  (table) => [index('decisions_of_record').on(table.stationId, table.epoch, table.seq, table.hash)],
);

/**
 * TS-8 from the pages: one of the province asks, another decides. The counts are what the asking one was shown; what it
 * did is told by the versions of the results.
 */
export const voidRequests = pgTable(
  'void_requests',
  {
    requestId: text('request_id').primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    bankVersion: text('bank_version').notNull(),
    itemId: text('item_id').notNull(),
    reason: text('reason').notNull(),
    held: integer('held').notNull(),
    raised: integer('raised').notNull(),
    nowPassed: integer('now_passed').notNull(),
    askedBy: text('asked_by').notNull(),
    askedAtMs: instant('asked_at_ms').notNull(),
    /** Absent: nobody has decided yet. */
    decision: text('decision', { enum: ['confirmed', 'refused'] }),
    decidedBy: text('decided_by'),
    decisionNote: text('decision_note'),
    decidedAtMs: instant('decided_at_ms'),
  },
  (table) => [
    uniqueIndex('one_open_void_request').on(table.bankVersion, table.itemId).where(sql`decision IS NULL`),
    index('void_requests_by_time').on(table.askedAtMs),
  ],
);

/** CT-11: who revoked a certificate or gave it back, why and for which day. */
export const certificateDecisions = pgTable(
  'certificate_decisions',
  {
    decisionId: identity('decision_id'),
    certificateId: text('certificate_id').notNull(),
    kind: text('kind', { enum: ['revoked', 'reinstated', 'cancelled'] }).notNull(),
    reason: text('reason').notNull(),
    accountId: text('account_id').notNull(),
    atMs: instant('at_ms').notNull(),
  },
  (table) => [index('decisions_of_certificate').on(table.certificateId)],
);

/** Statements for a learning record store, by their own id, so that each is told once however often it is sent. */
export const xapiStatements = pgTable(
  'xapi_statements',
  {
    statementId: text('statement_id').primaryKey(),
    attemptId: text('attempt_id').notNull(),
    versionNo: integer('version_no').notNull(),
    state: text('state', { enum: ['due', 'taken', 'refused'] }).notNull(),
    tries: integer('tries').notNull().default(0),
    nextAtMs: instant('next_at_ms').notNull(),
    lastStatus: smallint('last_status'),
    changedAtMs: instant('changed_at_ms').notNull(),
  },
  (table) => [
    unique('one_statement_a_version').on(table.attemptId, table.versionNo),
    index('statements_by_state').on(table.state, table.nextAtMs),
  ],
);

/** A class of an institution for one post (EN-3). */
export const trainingPlans = pgTable(
  'training_plans',
  {
    planId: text('plan_id').primaryKey(),
    institutionId: text('institution_id')
      .notNull()
      .references(() => institutions.institutionId),
    post: text('post').notNull(),
    title: text('title').notNull(),
    /** YYYY-MM-DD. */
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    classTenths: integer('class_tenths').notNull(),
    capacity: integer('capacity').notNull(),
    place: text('place').notNull().default(''),
    teachers: text('teachers').notNull().default(''),
    /** `PlanCourse`s. */
    courses: jsonb('courses').notNull().default([]),
    /** Shown in 培训信息 to anybody. */
    isPublished: boolean('is_published').notNull(),
    createdAtMs: instant('created_at_ms').notNull(),
  },
  (table) => [index('plans_of_institution').on(table.institutionId)],
);

/** A session that is planned and has no package yet; its id is the session's. */
export const plannedSessions = pgTable('planned_sessions', {
  sessionId: text('session_id').primaryKey(),
  title: text('title').notNull(),
  siteCode: text('site_code').notNull(),
  siteName: text('site_name').notNull(),
  roomNo: text('room_no').notNull(),
  roomName: text('room_name').notNull(),
  startsAtMs: instant('starts_at_ms').notNull(),
  endsAtMs: instant('ends_at_ms').notNull(),
  seats: integer('seats').notNull(),
  createdAtMs: instant('created_at_ms').notNull(),
  cancelledAtMs: instant('cancelled_at_ms'),
});

/** Who of which enrolment has been sent to a planned session. */
export const sessionBookings = pgTable(
  'session_bookings',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => plannedSessions.sessionId),
    enrolmentId: text('enrolment_id').notNull(),
    bookedBy: text('booked_by').notNull(),
    bookedAtMs: instant('booked_at_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.enrolmentId] })],
);

/** ID-23: a recovery in person needs two of the institution's staff, one to ask and another to confirm. */
export const inPersonRecoveries = pgTable(
  'in_person_recoveries',
  {
    recoveryId: text('recovery_id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.personId),
    institutionId: text('institution_id').notNull(),
    askedBy: text('asked_by').notNull(),
    askedAtMs: instant('asked_at_ms').notNull(),
    /** Absent: the telephone stays. */
    newPhone: text('new_phone'),
    confirmedBy: text('confirmed_by'),
    confirmedAtMs: instant('confirmed_at_ms'),
  },
  (table) => [index('recoveries_of_institution').on(table.institutionId, table.askedAtMs)],
);
