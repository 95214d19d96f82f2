import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { MovementOutcome } from '../../src-shared/domain/presence/movement-outcome';

/**
 * The centre's tables. Instants are UTC milliseconds as bigint, because a station's clock may say anything and a
 * timestamp column would refuse some of it. Every whole number that a station chose is bigint for the same reason.
 */
const instant = (name: string) => bigint(name, { mode: 'number' });
const wide = (name: string) => bigint(name, { mode: 'number' });

/** One row: the name of this database in receipts. A station's marks are monotone under one name. */
export const serverIdentity = pgTable('server_identity', {
  onlyRow: smallint('only_row').primaryKey().default(1),
  serverId: text('server_id').notNull(),
});

export const stationNumber = pgSequence('station_number', { startWith: 1 });

export const stations = pgTable('stations', {
  stationId: text('station_id').primaryKey(),
  suite: text('suite').notNull(),
  signPublicKey: text('sign_public_key').notNull(),
  boxPublicKey: text('box_public_key').notNull(),
  label: text('label').notNull(),
  registeredAtMs: instant('registered_at_ms').notNull(),
  revokedAtMs: instant('revoked_at_ms'),
  /** Why, for auditors; and the account that did it, absent when it was done by token. */
  revokedReason: text('revoked_reason'),
  revokedBy: text('revoked_by'),
});

/** A code is `selector` + secret; only the hash of the secret is kept. */
export const provisioningCodes = pgTable('provisioning_codes', {
  selector: text('selector').primaryKey(),
  secretHash: text('secret_hash').notNull(),
  label: text('label').notNull(),
  createdAtMs: instant('created_at_ms').notNull(),
  expiresAtMs: instant('expires_at_ms').notNull(),
  usedAtMs: instant('used_at_ms'),
  stationId: text('station_id').references(() => stations.stationId),
});

/**
 * A frozen bank. Its items, keys included, and the sessions' keys lie here as clear rows for now: whoever can read
 * the database can read the answers. Keeping them sealed at rest needs a key store that this server does not have.
 */
export const banks = pgTable('banks', {
  bankVersion: text('bank_version').primaryKey(),
  contentHash: text('content_hash').notNull(),
});

export const bankItems = pgTable(
  'bank_items',
  {
    bankVersion: text('bank_version')
      .notNull()
      .references(() => banks.bankVersion),
    position: integer('position').notNull(),
    itemId: text('item_id').notNull(),
    item: jsonb('item').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bankVersion, table.position] })],
);

export const sessions = pgTable('sessions', {
  sessionId: text('session_id').primaryKey(),
  contentHash: text('content_hash').notNull(),
  packageId: text('package_id').notNull(),
  isDemonstration: boolean('is_demonstration').notNull(),
  session: jsonb('session').notNull(),
  policy: jsonb('policy').notNull(),
  blueprints: jsonb('blueprints').notNull(),
  bankVersion: text('bank_version')
    .notNull()
    .references(() => banks.bankVersion),
  sessionKey: text('session_key').notNull(),
  publishedAtMs: instant('published_at_ms').notNull(),
});

export const candidates = pgTable(
  'candidates',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    candidateId: text('candidate_id').notNull(),
    candidate: jsonb('candidate').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.candidateId] })],
);

/** How far the chain of one (station, epoch) is stored. The row's lock orders everything that arrives for it. */
export const stationMarks = pgTable(
  'station_marks',
  {
    stationId: text('station_id')
      .notNull()
      .references(() => stations.stationId),
    epoch: text('epoch').notNull(),
    receivedThrough: wide('received_through').notNull(),
    headHash: text('head_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.stationId, table.epoch] })],
);

/**
 * Every authentic record as it came. Append-only: a trigger refuses change and removal. The envelope is text and not
 * jsonb, because jsonb refuses some texts that JSON allows, and one such record would hold up those behind it. Partitioned by the month
 * of arrival, so that old months leave in one step and new ones stay small; each has a unique key of its own on (station,
 * epoch, seq), and over all of them the lock on the station's mark keeps every number single (0008).
 */
export const inbox = pgTable('inbox', {
  stationId: text('station_id').notNull(),
  epoch: text('epoch').notNull(),
  seq: wide('seq').notNull(),
  hash: text('hash').notNull(),
  kind: text('kind').notNull(),
  envelope: text('envelope').notNull(),
  receivedAtMs: instant('received_at_ms').notNull(),
});

/**
 * Inbox rows that no projection has looked at, as runs from `seq` to `throughSeq`: one row for a batch however long, since
 * a row for each record cost half of storing them. Written with them, removed when all of the run was looked at.
 */
export const projectionDue = pgTable(
  'projection_due',
  {
    stationId: text('station_id').notNull(),
    epoch: text('epoch').notNull(),
    seq: wide('seq').notNull(),
    throughSeq: wide('through_seq').notNull(),
    receivedAtMs: instant('received_at_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.stationId, table.epoch, table.seq] })],
);

/** What was kept and not counted. The envelope stands here only when the inbox does not hold it (a fork). */
export const quarantine = pgTable(
  'quarantine',
  {
    stationId: text('station_id').notNull(),
    epoch: text('epoch').notNull(),
    seq: wide('seq').notNull(),
    hash: text('hash').notNull(),
    reason: text('reason').notNull(),
    envelope: text('envelope'),
    /** The session a record names, when it could be read that far. */
    sessionId: text('session_id'),
    quarantinedAtMs: instant('quarantined_at_ms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.stationId, table.epoch, table.seq, table.hash] }),
    index('quarantine_by_session').on(table.sessionId),
  ],
);

/** One row for each thing that needs a person; the same thing again only counts up, so that nobody can flood it. */
export const alarms = pgTable(
  'alarms',
  {
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    stationId: text('station_id'),
    epoch: text('epoch'),
    seq: wide('seq'),
    reason: text('reason'),
    times: integer('times').notNull().default(1),
    firstAtMs: instant('first_at_ms').notNull(),
    lastAtMs: instant('last_at_ms').notNull(),
    /** A person has seen it; raised again after that, it is open again. */
    acknowledgedAtMs: instant('acknowledged_at_ms'),
    acknowledgedBy: text('acknowledged_by'),
    note: text('note'),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subject] })],
);

/**
 * Questions found faulty after a test (TS-8), by bank version: every paper made from it that held the question counts
 * it as right. Append-only, because voiding is not taken back: points once given would be taken away again.
 */
export const voidedItems = pgTable(
  'voided_items',
  {
    bankVersion: text('bank_version')
      .notNull()
      .references(() => banks.bankVersion),
    itemId: text('item_id').notNull(),
    /** The session whose people asked for it. */
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    reason: text('reason').notNull(),
    voidedAtMs: instant('voided_at_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bankVersion, table.itemId] })],
);

/**
 * The centre's own score of each attempt (TS-7). Made from the inbox and the voided questions alone and can be made
 * again. `total`, `is_pass` and `scorer_version` are those of the latest row of `result_versions`.
 */
export const results = pgTable(
  'results',
  {
    attemptId: text('attempt_id').primaryKey(),
    candidateId: text('candidate_id').notNull(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    attemptNo: wide('attempt_no').notNull(),
    stationId: text('station_id').notNull(),
    epoch: text('epoch').notNull(),
    seq: wide('seq').notNull(),
    /** SHA-256 of the record's clear body: tells the same result sent again from another one. */
    bodyHash: text('body_hash').notNull(),
    /** Compares the station's claim with the score without voided questions, which is all a station can know. */
    status: text('status', { enum: ['confirmed', 'mismatch'] }).notNull(),
    claimedTotal: wide('claimed_total').notNull(),
    claimedPass: boolean('claimed_pass').notNull(),
    total: integer('total').notNull(),
    isPass: boolean('is_pass').notNull(),
    scorerVersion: text('scorer_version').notNull(),
    identityKind: text('identity_kind').notNull(),
    /** What came of the movements at check-in; null where none were asked for. */
    movements: jsonb('movements').$type<MovementOutcome>(),
    submitCause: text('submit_cause').notNull(),
    seat: wide('seat').notNull(),
    /** RM-12: the fence that the attempt was under when it ended; of two results of one attempt the higher stands. */
    seatEpoch: integer('seat_epoch').notNull().default(1),
    isDemonstration: boolean('is_demonstration').notNull(),
    /** The candidate's post, so that a search needs no roster. */
    post: text('post'),
    /** As the latest row of `result_holds` says (RM-5, RM-13). */
    isHeld: boolean('is_held').notNull().default(false),
    answers: jsonb('answers').notNull(),
    paperHash: text('paper_hash').notNull(),
    startedAtMs: instant('started_at_ms').notNull(),
    submittedAtMs: instant('submitted_at_ms').notNull(),
    receivedAtMs: instant('received_at_ms').notNull(),
    versionNo: integer('version_no').notNull().default(1),
    /** How many voided questions of its bank version this score knows of; fewer than there are: it is due (TS-8). */
    voidsKnown: integer('voids_known').notNull().default(0),
  },
  (table) => [
    // Tells the planner that every result has its one candidate; without it a page of results was planned as if it had none.
    foreignKey({
      name: 'results_of_candidates',
      columns: [table.sessionId, table.candidateId],
      foreignColumns: [candidates.sessionId, candidates.candidateId],
    }),
    unique('one_result_a_sitting').on(table.sessionId, table.candidateId, table.attemptNo),
    index('results_by_session').on(table.sessionId),
    index('results_by_voids').on(table.sessionId, table.voidsKnown),
    index('results_by_time').on(table.submittedAtMs, table.attemptId),
    index('results_by_post').on(table.post, table.submittedAtMs, table.attemptId),
  ],
);

/** Every score that an attempt has had at the centre, the first included (TS-8). Append-only. */
export const resultVersions = pgTable(
  'result_versions',
  {
    attemptId: text('attempt_id')
      .notNull()
      .references(() => results.attemptId),
    versionNo: integer('version_no').notNull(),
    total: integer('total').notNull(),
    isPass: boolean('is_pass').notNull(),
    scorerVersion: text('scorer_version').notNull(),
    cause: text('cause', { enum: ['scored', 'item-voided', 'moved-on', 'chosen'] }).notNull(),
    /** The voided questions of this paper that this score counts as right. */
    voidedItemIds: text('voided_item_ids').array().notNull(),
    atMs: instant('at_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.versionNo] })],
);
