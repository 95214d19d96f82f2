import { bigint, customType, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** Sealed packages, whom they are for, and when what opens them is given. */
const instant = (name: string) => bigint(name, { mode: 'number' });
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const packages = pgTable(
  'packages',
  {
    packageId: text('package_id').primaryKey(),
    sessionId: text('session_id').notNull(),
    sessionDate: text('session_date').notNull(),
    bytes: integer('bytes').notNull(),
    chunkBytes: integer('chunk_bytes').notNull(),
    sha256: text('sha256').notNull(),
    storedAtMs: instant('stored_at_ms').notNull(),
  },
  (table) => [index('packages_by_session').on(table.sessionId)],
);

/** RM-4: passphrases that wait for their time, sealed to the centre's own box key. */
export const packageReleases = pgTable('package_releases', {
  packageId: text('package_id')
    .primaryKey()
    .references(() => packages.packageId),
  sealed: text('sealed').notNull(),
  releaseAtMs: instant('release_at_ms').notNull(),
  keptAtMs: instant('kept_at_ms').notNull(),
});

/** In the database and not in a folder, so that every server process answers for every package. */
export const packageChunks = pgTable(
  'package_chunks',
  {
    packageId: text('package_id')
      .notNull()
      .references(() => packages.packageId),
    position: integer('position').notNull(),
    data: bytes('data').notNull(),
  },
  (table) => [primaryKey({ columns: [table.packageId, table.position] })],
);

/** Which stations a package has a key slot for. A station need not be registered yet when a package names it. */
export const packageStations = pgTable(
  'package_stations',
  {
    packageId: text('package_id')
      .notNull()
      .references(() => packages.packageId),
    stationId: text('station_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.packageId, table.stationId] }),
    index('package_stations_by_station').on(table.stationId),
  ],
);
