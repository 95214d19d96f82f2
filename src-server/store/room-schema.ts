import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

/**
 * What rooms say beside results: incidents, closings of sessions, and what came by hand. Made from the inbox, except
 * the two tables of hand-ins, which are themselves what came.
 */
const wide = (name: string) => bigint(name, { mode: 'number' });

/** One line of a room's record (RM-14). */
export const incidents = pgTable(
  'incidents',
  {
    incidentId: text('incident_id').primaryKey(),
    sessionId: text('session_id').notNull(),
    stationId: text('station_id').notNull(),
    kind: text('kind').notNull(),
    atMs: wide('at_ms').notNull(),
    seat: wide('seat'),
    candidateId: text('candidate_id'),
    incident: jsonb('incident').notNull(),
    isDemonstration: boolean('is_demonstration').notNull(),
  },
  (table) => [
    index('incidents_by_session').on(table.sessionId, table.atMs),
    index('incidents_by_time').on(table.atMs, table.incidentId),
    index('incidents_by_kind').on(table.kind, table.atMs, table.incidentId),
  ],
);

/**
 * RM-12: answers that came at a seat their attempt had left. They score for nobody; whoever reviews the attempt finds
 * them here, and the room's record says that they came.
 */
export const lateAnswers = pgTable(
  'late_answers',
  {
    stationId: text('station_id').notNull(),
    epoch: text('epoch').notNull(),
    seq: wide('seq').notNull(),
    sessionId: text('session_id').notNull(),
    attemptId: text('attempt_id').notNull(),
    /** The fence of the seat at which it came. */
    seatEpoch: wide('seat_epoch').notNull(),
    itemId: text('item_id').notNull(),
    chosen: jsonb('chosen').$type<readonly string[]>().notNull(),
    atMs: wide('at_ms').notNull(),
    receivedAtMs: wide('received_at_ms').notNull(),
    isDemonstration: boolean('is_demonstration').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.stationId, table.epoch, table.seq] }),
    index('late_answers_by_attempt').on(table.attemptId),
  ],
);

/** A station's part of a closed session (RM-15). A second, different closing is kept beside the first. */
export const sessionClosings = pgTable(
  'session_closings',
  {
    sessionId: text('session_id').notNull(),
    stationId: text('station_id').notNull(),
    bodyHash: text('body_hash').notNull(),
    closedAtMs: wide('closed_at_ms').notNull(),
    closing: jsonb('closing').notNull(),
    receivedAtMs: wide('received_at_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.stationId, table.bodyHash] })],
);

/** Every hand-in file that was shown to the centre and taken; the same file again only counts up. */
export const handInFiles = pgTable('hand_in_files', {
  fileSha256: text('file_sha256').primaryKey(),
  stationId: text('station_id').notNull(),
  sessionId: text('session_id').notNull(),
  records: integer('records').notNull(),
  outcome: text('outcome').notNull(),
  times: integer('times').notNull().default(1),
  firstAtMs: wide('first_at_ms').notNull(),
  lastAtMs: wide('last_at_ms').notNull(),
});

/** Results that came as a picture, as they came. They move no mark: the chain's own record follows or has come. */
export const compactResults = pgTable(
  'compact_results',
  {
    stationId: text('station_id').notNull(),
    epoch: text('epoch').notNull(),
    seq: wide('seq').notNull(),
    sha256: text('sha256').notNull(),
    /** The frames' text, and the whole result that it came out as. */
    data: text('data').notNull(),
    attemptId: text('attempt_id').notNull(),
    result: jsonb('result').notNull(),
    outcome: text('outcome').notNull(),
    receivedAtMs: wide('received_at_ms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.stationId, table.epoch, table.seq, table.sha256] }),
    // The station makes one picture of one attempt; another is quarantined by what it says.
    uniqueIndex('one_compact_an_attempt').on(table.attemptId),
  ],
);
