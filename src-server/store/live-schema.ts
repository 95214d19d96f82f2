import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';

const instant = (name: string) => bigint(name, { mode: 'number' });
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** The last heartbeat of each station: how it is now, no history. `state` is a StationState. */
export const stationStates = pgTable(
  'station_states',
  {
    stationId: text('station_id').primaryKey(),
    sessionId: text('session_id'),
    seenAtMs: instant('seen_at_ms').notNull(),
    bootId: text('boot_id').notNull(),
    monoMs: instant('mono_ms').notNull(),
    state: jsonb('state').notNull(),
  },
  (table) => [index('station_states_by_session').on(table.sessionId)],
);

/** Sealed pictures and pages by the hash of their sealed bytes; `receivedBytes` says where an upload goes on. */
export const evidence = pgTable(
  'evidence',
  {
    sha256: text('sha256').primaryKey(),
    stationId: text('station_id').notNull(),
    bytes: integer('bytes').notNull(),
    receivedBytes: integer('received_bytes').notNull(),
    isWhole: boolean('is_whole').notNull(),
    firstAtMs: instant('first_at_ms').notNull(),
    /** From the readable head of the file, once it is whole; absent for what has none. */
    kind: text('kind'),
    sessionId: text('session_id'),
    attemptId: text('attempt_id'),
    incidentId: text('incident_id'),
    /** By the policy of its session; the centre's own rule where there is none. */
    daysAfterConfirmation: integer('days_after_confirmation'),
    daysAtMost: integer('days_at_most'),
  },
  (table) => [
    index('evidence_by_arrival').on(table.firstAtMs),
    index('evidence_by_attempt').on(table.attemptId),
  ],
);

export const evidenceChunks = pgTable(
  'evidence_chunks',
  {
    sha256: text('sha256')
      .notNull()
      .references(() => evidence.sha256, { onDelete: 'cascade' }),
    offset: integer('offset').notNull(),
    data: bytes('data').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sha256, table.offset] })],
);

/** 成绩复核 (RM-16): one row a review, what stood and what the answers give again. Append-only. */
export const scoreReviews = pgTable(
  'score_reviews',
  {
    reviewId: text('review_id').primaryKey(),
    attemptId: text('attempt_id').notNull(),
    requestedAtMs: instant('requested_at_ms').notNull(),
    requestedBy: text('requested_by').notNull(),
    /** Within the policy's working days of the result's arrival. */
    isInTime: boolean('is_in_time').notNull(),
    reviewedAtMs: instant('reviewed_at_ms').notNull(),
    versionNo: integer('version_no').notNull(),
    standingTotal: integer('standing_total').notNull(),
    rescoredTotal: integer('rescored_total'),
    isConfirmed: boolean('is_confirmed').notNull(),
    findings: jsonb('findings').notNull(),
  },
  (table) => [index('score_reviews_by_attempt').on(table.attemptId)],
);
