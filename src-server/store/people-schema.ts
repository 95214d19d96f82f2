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
  unique,
} from 'drizzle-orm/pg-core';
import type { PhotoFinding } from '../../src-shared/domain/person/photo-check';

/** People and their accounts at the centre. Instants are UTC ms; plain dates are text (G-2). */
const instant = (name: string) => bigint(name, { mode: 'number' });
const photoBytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const persons = pgTable('persons', {
  personId: text('person_id').primaryKey(),
  name: text('name').notNull(),
  isDemonstration: boolean('is_demonstration').notNull(),
  createdAtMs: instant('created_at_ms').notNull(),
});

/** ID-11, ID-13: documents come and go under one person; the key finds the same one again. */
export const personDocuments = pgTable(
  'person_documents',
  {
    documentType: text('document_type').notNull(),
    documentKey: text('document_key').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.personId),
    fromMs: instant('from_ms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.documentType, table.documentKey] }),
    index('documents_of_person').on(table.personId),
  ],
);

export const institutions = pgTable('institutions', {
  institutionId: text('institution_id').primaryKey(),
  name: text('name').notNull(),
  /** Two digits of GB/T 2260, and five of its own for certificate numbers (CT-8). */
  provinceCode: text('province_code').notNull(),
  code: text('code').notNull(),
  address: text('address').notNull(),
  phone: text('phone').notNull(),
  isPublished: boolean('is_published').notNull(),
  isDemonstration: boolean('is_demonstration').notNull(),
});

/** ID-1: the account's name is the document number for a person, and a name of the centre's for staff. */
export const accounts = pgTable(
  'accounts',
  {
    accountId: text('account_id').primaryKey(),
    login: text('login').notNull(),
    role: text('role').notNull(),
    displayName: text('display_name').notNull(),
    personId: text('person_id').references(() => persons.personId),
    institutionId: text('institution_id').references(() => institutions.institutionId),
    phone: text('phone').notNull(),
    /** Scrypt verifier of the password that is good now; and the last four before it (ID-21). */
    verifier: jsonb('verifier').notNull(),
    earlierVerifiers: jsonb('earlier_verifiers').notNull(),
    /** ID-20: `default` opens only the change of password, once; `reset` likewise, after a recovery in person. */
    passwordKind: text('password_kind', { enum: ['own', 'default', 'reset'] }).notNull(),
    defaultUsedAtMs: instant('default_used_at_ms'),
    totpSecret: text('totp_secret'),
    totpConfirmedAtMs: instant('totp_confirmed_at_ms'),
    /** RFC 6238, 5.2: a code is taken once. */
    totpLastStep: instant('totp_last_step'),
    createdAtMs: instant('created_at_ms').notNull(),
    closedAtMs: instant('closed_at_ms'),
  },
  (table) => [unique('one_account_a_login').on(table.login)],
);

/** ID-22. Failures since the last success or recovery; those rows are then let go. */
export const signInFailures = pgTable(
  'sign_in_failures',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.accountId),
    atMs: instant('at_ms').notNull(),
    what: text('what', { enum: ['password', 'second-factor', 'recovery'] }).notNull(),
  },
  (table) => [index('failures_of_account').on(table.accountId, table.atMs)],
);

/** A browser's session. Only the hash of its secret is kept; any server process can answer for it. */
export const webSessions = pgTable(
  'web_sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.accountId),
    stage: text('stage', {
      enum: ['must-change-password', 'enrol-second-factor', 'needs-second-factor', 'signed-in'],
    }).notNull(),
    createdAtMs: instant('created_at_ms').notNull(),
    lastSeenAtMs: instant('last_seen_at_ms').notNull(),
  },
  (table) => [index('sessions_of_account').on(table.accountId)],
);

/** ID-23. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.accountId),
    sentAtMs: instant('sent_at_ms').notNull(),
    codeHash: text('code_hash').notNull(),
    triesUsed: integer('tries_used').notNull().default(0),
    usedAtMs: instant('used_at_ms'),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.sentAtMs] })],
);

/** What the embedded sender would have said by telephone. */
export const outboxMessages = pgTable('outbox_messages', {
  messageId: text('message_id').primaryKey(),
  phone: text('phone').notNull(),
  text: text('text').notNull(),
  atMs: instant('at_ms').notNull(),
});

/** LW-6, LW-7: who did what to which id; never a name, a number or a password. Append-only by trigger. */
export const auditLog = pgTable(
  'audit_log',
  {
    auditId: bigint('audit_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    atMs: instant('at_ms').notNull(),
    accountId: text('account_id'),
    role: text('role'),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    outcome: text('outcome').notNull(),
    detail: jsonb('detail').notNull(),
  },
  (table) => [
    index('audit_by_time').on(table.atMs),
    index('audit_by_action').on(table.action, table.auditId),
    index('audit_by_account').on(table.accountId, table.auditId),
    index('audit_by_subject').on(table.subject, table.auditId),
  ],
);

/** EN-3, as `reduceEnrolment` made it; `state` is that union's member. One open enrolment for a person and a post. */
export const enrolments = pgTable(
  'enrolments',
  {
    enrolmentId: text('enrolment_id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.personId),
    post: text('post').notNull(),
    institutionId: text('institution_id')
      .notNull()
      .references(() => institutions.institutionId),
    state: jsonb('state').notNull(),
    kind: text('kind').notNull(),
    changedAtMs: instant('changed_at_ms').notNull(),
  },
  (table) => [
    index('enrolments_of_person').on(table.personId),
    index('enrolments_of_institution').on(table.institutionId, table.kind),
  ],
);

/** CT-1, CT-7. Status is never stored (CT-11). An imported number is unique within its kind (CT-8). */
export const certificates = pgTable(
  'certificates',
  {
    certificateId: text('certificate_id').primaryKey(),
    kind: text('kind').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.personId),
    post: text('post').notNull(),
    provinceCode: text('province_code').notNull(),
    number: text('number').notNull(),
    issuedOn: text('issued_on').notNull(),
    dutyFrom: text('duty_from').notNull(),
    institutionId: text('institution_id').references(() => institutions.institutionId),
    exchangedInto: text('exchanged_into'),
    revokedOn: text('revoked_on'),
    cancelledOn: text('cancelled_on'),
    recordedAtMs: instant('recorded_at_ms').notNull(),
  },
  (table) => [
    unique('one_number_a_kind').on(table.kind, table.number),
    index('certificates_of_person').on(table.personId),
    index('certificates_by_number').on(table.number),
  ],
);

/** CT-8: the last serial given for (province, year, post, institution); without gaps, so the row is locked to move it. */
export const certificateSerials = pgTable('certificate_serials', {
  series: text('series').primaryKey(),
  lastSerial: integer('last_serial').notNull(),
});

/** CE-11: one row an idempotency key, append-only by trigger; corrections are rows of their own. */
export const hoursLedger = pgTable(
  'hours_ledger',
  {
    entryKey: text('entry_key').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.personId),
    certificateId: text('certificate_id').notNull(),
    kind: text('kind').notNull(),
    atMs: instant('at_ms').notNull(),
    entry: jsonb('entry').notNull(),
    /** When this system recorded it: what an exchange counts from (CT-2). */
    recordedAtMs: instant('recorded_at_ms').notNull(),
    /** Account or station that brought it. */
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [index('hours_of_person').on(table.personId)],
);

/** CT-10: how often one address asked in one minute; the address only as a keyed hash. */
export const queryCounts = pgTable(
  'query_counts',
  {
    addressHash: text('address_hash').notNull(),
    minute: instant('minute').notNull(),
    times: integer('times').notNull(),
  },
  (table) => [primaryKey({ columns: [table.addressHash, table.minute] })],
);

/** PH-1 to PH-5: 295 × 413 JPEG without metadata. Older versions stay: a session compares with the one it froze. */
export const personPhotos = pgTable(
  'person_photos',
  {
    personId: text('person_id')
      .notNull()
      .references(() => persons.personId),
    version: integer('version').notNull(),
    sha256: text('sha256').notNull(),
    jpeg: photoBytes('jpeg').notNull(),
    /** PH-6: `review` until somebody of the institution has looked. */
    verdict: text('verdict', { enum: ['review', 'pass'] }).notNull(),
    /** PH-6 by the networks when it was given; of older ones and without the networks `not-checked`. */
    automatic: text('automatic', { enum: ['pass', 'review', 'not-checked'] })
      .notNull()
      .default('not-checked'),
    /** What was measured then; null of older ones. */
    findings: jsonb('findings').$type<readonly PhotoFinding[]>(),
    storedAtMs: instant('stored_at_ms').notNull(),
    storedBy: text('stored_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.version] })],
);
