import type { FastifyInstance } from 'fastify';
import { suiteB } from '../src-crypto/suite-b';
import { suiteOf } from '../src-crypto/suites';
import { outboxSender } from './accounts/message-sender';
import type { ServerConfig } from './config';
import { FaceDesk } from './faces/face-desk';
import { logBug } from './http/answer-errors';
import { addRoutes, newHttp } from './http/build-http';
import { BatchGroups } from './import/batch-groups';
import { Healer } from './import/healer';
import type { ImportContext } from './import/import-batch';
import { HeartbeatGroups } from './live/heartbeat-groups';
import { loadCentre } from './registry/centre';
import { loadCentreKeys } from './registry/centre-keys';
import { ExamSessions } from './registry/exam-sessions';
import { stationAddressOf } from './registry/station-address';
import { StationKeys } from './registry/stations';
import { LrsPusher } from './reporting/lrs-pusher';
import { RetentionJob } from './retention/retention-job';
import { loadWorkCalendar } from './review/load-work-calendar';
import { StartFailure } from './start-problem';
import { type Database, openDatabase } from './store/database';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './store/embedded/start-embedded';
import { ensureInboxMonths } from './store/inbox-months';
import { migrateDatabase } from './store/migrate';

export type RunningServer = {
  readonly url: string;
  /** In embedded mode only; holds the database's password. */
  readonly databaseUrl: string | undefined;
  /** What stations are given to register with, with its pin; undefined when no certificate is named. */
  readonly stationAddress: string | undefined;
  /** Resolves when what an earlier process left undone is dealt with, and what was due for deletion is gone. */
  readonly healed: Promise<void>;
  /** Finishes the requests in hand, then closes the database. */
  readonly stop: () => Promise<void>;
};

export type ServerEnvironment = {
  /** UTC ms. */
  readonly now: () => number;
  /** Told of every route as it is added. */
  readonly onRoute?: (method: string, url: string) => void;
};

/** How long slow downloads may hold up a stop. */
const STOP_PATIENCE_MS = 10_000;

/** Builds and wires one server process. Throws a StartFailure for what an administrator can mend. */
export async function startServer(
  config: ServerConfig,
  environment: ServerEnvironment = { now: Date.now },
): Promise<RunningServer> {
  const keys = await loadCentreKeys(suiteOf(config.suite) ?? suiteB, config.centreKeysPath);
  if (!keys.ok) throw new StartFailure(keys.error);
  const stationAddress = await stationAddressOf(config);
  if (!stationAddress.ok) throw new StartFailure(stationAddress.error);
  const workCalendar = await loadWorkCalendar(config.workCalendarPath);
  if (!workCalendar.ok) throw new StartFailure(workCalendar.error);
  const embedded = config.databaseUrl === undefined ? await startEmbedded(config.dataFolder) : undefined;
  const databaseUrl = config.databaseUrl ?? embedded?.databaseUrl ?? '';
  const app = newHttp(config.logLevel);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) environment.onRoute?.(one, url);
  });
  const undo: (() => Promise<void>)[] = embedded === undefined ? [] : [embedded.stop];
  const stop = once(async () => {
    for (const step of undo.reverse()) await step();
  });

  try {
    await migrateDatabase(databaseUrl);
    const database = openDatabase(databaseUrl, () => app.log.warn({ event: 'database-connection-lost' }));
    undo.push(() => database.$client.end());
    await checkDurability(database, config, app);
    await ensureInboxMonths(database, environment.now());
    const centre = await loadCentre(database, suiteOf(keys.value.suite) ?? suiteB, keys.value);
    const importing: ImportContext = {
      database,
      groups: new BatchGroups(database),
      workCalendar: workCalendar.value,
      centre,
      sessions: new ExamSessions(database),
      stationKeys: new StationKeys(database),
      now: environment.now,
      onBug: (error, place) => logBug(app.log, 'judging-failed', error, place),
      onProjectionFailed: (error) => logBug(app.log, 'projection-failed', error),
    };
    const healer = new Healer(importing, {
      done: (records) => app.log.info({ event: 'caught-up', records }),
      rescored: (results) => app.log.info({ event: 'rescored', results }),
      failed: (error) => logBug(app.log, 'catch-up-failed', error),
    });
    undo.push(() => healer.stop());
    const reportingUrl = (config.publicUrl ?? `urn:exam-centre:${centre.serverId}`).replace(/\/$/, '');
    const lrs = startReporting(config, app, { database, now: environment.now, baseUrl: reportingUrl });
    if (lrs !== undefined) undo.push(() => lrs.pusher.stop());
    const retention = new RetentionJob(
      { database, now: environment.now },
      {
        done: (deleted) => app.log.info({ event: 'retention', ...deleted }),
        failed: (error) => logBug(app.log, 'retention-failed', error),
      },
    );
    undo.push(() => retention.stop());
    const faces = new FaceDesk((error) => logBug(app.log, 'face-thread-lost', error));
    undo.push(() => faces.stop());
    addRoutes(app, {
      database,
      beats: new HeartbeatGroups(database, environment.now),
      centre,
      importing,
      healer,
      accounts: {
        faces: faces.study,
        database,
        suite: suiteB,
        sender: outboxSender(database),
        now: environment.now,
      },
      web: {
        isSecure: config.isProduction,
        isDemonstration: config.isDemonstration,
        pagesFolder: config.pagesFolder,
        libraryFolder: config.libraryFolder,
        lrs,
        reportingUrl,
        centreKeysPath: config.centreKeysPath,
        publicUrl: config.publicUrl,
        stationAddress: stationAddress.value,
        querySecret: suiteB.hkdfSha256(
          keys.value.sign.privateKey,
          new Uint8Array(0),
          'exam-centre/public-query',
          32,
        ),
      },
      updatesFolder: config.updatesFolder,
      adminToken: config.adminToken,
      metricsToken: config.metricsToken,
      now: environment.now,
    });
    undo.push(() => closeHttp(app));
    const url = await app.listen({ host: config.host, port: config.port });
    app.log.info({
      event: 'started',
      embedded: embedded !== undefined,
      stationAddress: stationAddress.value,
    });
    return {
      url,
      databaseUrl: embedded?.databaseUrl,
      stationAddress: stationAddress.value,
      healed: healer.start().then(() => retention.start()),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Tells a learning record store of results, when one is configured. */
function startReporting(
  { lrs }: ServerConfig,
  app: FastifyInstance,
  context: { readonly database: Database; readonly now: () => number; readonly baseUrl: string },
) {
  if (lrs === undefined) return undefined;
  const onProblem = (status: number) => app.log.warn({ event: 'record-store-away', status });
  const pusher = new LrsPusher({ ...context, settings: lrs, onProblem });
  pusher.start();
  return { url: lrs.url, pusher };
}

async function startEmbedded(dataFolder: string): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres(dataFolder);
  if (!started.ok) throw new StartFailure(started.error);
  return started.value;
}

/**
 * A receipt says `durable`; with fsync off the database only hopes so. Receipts set synchronous_commit for themselves,
 * but whoever turned it off for the whole database meant to lose what a power cut takes, and everything else that is
 * stored here would.
 */
async function checkDurability(
  database: Database,
  config: ServerConfig,
  app: FastifyInstance,
): Promise<void> {
  const shown = async (setting: string): Promise<string> =>
    (await database.$client.query<{ now: string }>('SELECT current_setting($1) AS now', [setting])).rows[0]
      ?.now ?? '';
  const isDurable = {
    'fsync-off': (await shown('fsync')) === 'on',
    'synchronous-commit-off': (await shown('synchronous_commit')) !== 'off',
  };
  for (const kind of ['fsync-off', 'synchronous-commit-off'] as const) {
    if (isDurable[kind]) continue;
    if (config.isProduction) throw new StartFailure({ kind });
    app.log.warn({ event: kind });
  }
}

async function closeHttp(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), STOP_PATIENCE_MS);
  await app.close().finally(() => clearTimeout(timer));
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= action();
    return running;
  };
}
