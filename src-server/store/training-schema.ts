import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { trainingPlans } from './office-schema';
import { enrolments, hoursLedger } from './people-schema';

/** Who is on which plan, and which hours came of it. Instants are UTC ms. */
const instant = (name: string) => bigint(name, { mode: 'number' });

export const planMembers = pgTable(
  'plan_members',
  {
    planId: text('plan_id')
      .notNull()
      .references(() => trainingPlans.planId),
    enrolmentId: text('enrolment_id')
      .notNull()
      .references(() => enrolments.enrolmentId),
    addedBy: text('added_by').notNull(),
    addedAtMs: instant('added_at_ms').notNull(),
    /** EN-4: taken out again; the line stays. */
    leftAtMs: instant('left_at_ms'),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.enrolmentId] }),
    index('plans_of_enrolment').on(table.enrolmentId),
  ],
);

/** A plan as it was before each change, the first as it was made; the plan itself is what stands. */
export const planVersions = pgTable(
  'plan_versions',
  {
    planId: text('plan_id')
      .notNull()
      .references(() => trainingPlans.planId),
    /** From 1, in the order of the changes. */
    version: integer('version').notNull(),
    /** A `PlanDraft`. */
    draft: jsonb('draft').notNull(),
    replacedAtMs: instant('replaced_at_ms').notNull(),
    replacedBy: text('replaced_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.version] })],
);

/** CT-5: the class behind an entry of the ledger, for 培训信息. */
export const planEntries = pgTable(
  'plan_entries',
  {
    entryKey: text('entry_key')
      .primaryKey()
      .references(() => hoursLedger.entryKey),
    planId: text('plan_id')
      .notNull()
      .references(() => trainingPlans.planId),
  },
  (table) => [index('entries_of_plan').on(table.planId)],
);
