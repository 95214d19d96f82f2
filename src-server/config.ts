import { resolve } from 'node:path';
import { z } from 'zod';
import type { SuiteId } from '../src-crypto/suites';
import { err, ok, type Result } from '../src-shared/basics/result';
import type { LrsSettings } from './reporting/lrs-client';

/** Everything a server process is told from outside; it keeps no other state than the database and the key file. */
export type ServerConfig = {
  /** Absent: the server starts its own PostgreSQL in `dataFolder`. */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Absent: every admin route refuses. */
  readonly adminToken: string | undefined;
  /** Absent: only this machine reads the metrics. */
  readonly metricsToken: string | undefined;
  readonly centreKeysPath: string;
  /** Of keys that are still to be made; a key file that is there says its own. */
  readonly suite: SuiteId;
  readonly isProduction: boolean;
  /** Everybody who registers here is a demonstration person. */
  readonly isDemonstration: boolean;
  /** The built pages (`npm run build`); without them the server answers stations only. */
  readonly pagesFolder: string;
  /** A learning record store that is told of results when somebody says so; absent: none. */
  readonly lrs: LrsSettings | undefined;
  /** Holds `exam-library.json`; without one no package is made here. */
  readonly libraryFolder: string;
  /** Holds `exam-station-<version>-<platform>.examupdate`; absent: stations get no updates from here. */
  readonly updatesFolder: string | undefined;
  /** The province's own years of holidays, over the shipped ones; absent: those alone. */
  readonly workCalendarPath: string | undefined;
  /** The centre's address as people reach it, for the QR code on certificates. */
  readonly publicUrl: string | undefined;
  /** The certificate that stations meet at `publicUrl`, as PEM; its pin is told then. Absent: nothing is pinned. */
  readonly certificatePath: string | undefined;
  readonly logLevel: LogLevel;
};

const LogLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']);
type LogLevel = z.infer<typeof LogLevel>;

const present = z.string().transform((text) => (text === '' ? undefined : text));

/** Short tokens can be guessed over a network. */
const token = z.union([z.literal('').transform(() => undefined), z.string().min(16)]).optional();

const Environment = z.object({
  DATABASE_URL: present.optional(),
  EXAM_SERVER_DATA: present.optional(),
  EXAM_SERVER_HOST: present.optional(),
  EXAM_SERVER_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  EXAM_SERVER_ADMIN_TOKEN: token,
  EXAM_SERVER_METRICS_TOKEN: token,
  EXAM_CENTRE_KEYS: present.optional(),
  EXAM_SERVER_DEMONSTRATION: z.enum(['', '0', '1']).default('0'),
  EXAM_SERVER_PAGES: present.optional(),
  EXAM_SERVER_LIBRARY: present.optional(),
  EXAM_SERVER_LRS_URL: z.union([z.literal('').transform(() => undefined), z.url()]).optional(),
  EXAM_SERVER_LRS_KEY: z.string().default(''),
  EXAM_SERVER_LRS_SECRET: z.string().default(''),
  EXAM_SERVER_PUBLIC_URL: z.union([z.literal('').transform(() => undefined), z.url()]).optional(),
  EXAM_SERVER_CERTIFICATE: present.optional(),
  EXAM_SERVER_UPDATES: present.optional(),
  EXAM_SERVER_WORK_CALENDAR: present.optional(),
  EXAM_SERVER_LOG_LEVEL: LogLevel.default('info'),
  EXAM_SUITE: z.enum(['A', 'B']).optional(),
  NODE_ENV: z.string().optional(),
});

export type ConfigProblem = { readonly kind: 'config-invalid'; readonly detail: string };

/** Reads the configuration from environment variables; the problem names the variables that are wrong, not their values. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Result<ServerConfig, ConfigProblem> {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const detail = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    return err({ kind: 'config-invalid', detail });
  }
  const known = parsed.data;
  const dataFolder = resolve(known.EXAM_SERVER_DATA ?? 'exam-server-data');
  return ok({
    databaseUrl: known.DATABASE_URL,
    dataFolder,
    host: known.EXAM_SERVER_HOST ?? '127.0.0.1',
    port: known.EXAM_SERVER_PORT,
    adminToken: known.EXAM_SERVER_ADMIN_TOKEN,
    suite: known.EXAM_SUITE ?? 'B',
    metricsToken: known.EXAM_SERVER_METRICS_TOKEN,
    centreKeysPath: resolve(known.EXAM_CENTRE_KEYS ?? `${dataFolder}/centre-keys.json`),
    isDemonstration: known.EXAM_SERVER_DEMONSTRATION === '1',
    publicUrl: known.EXAM_SERVER_PUBLIC_URL,
    certificatePath:
      known.EXAM_SERVER_CERTIFICATE === undefined ? undefined : resolve(known.EXAM_SERVER_CERTIFICATE),
    lrs:
      known.EXAM_SERVER_LRS_URL === undefined
        ? undefined
        : {
            url: known.EXAM_SERVER_LRS_URL,
            key: known.EXAM_SERVER_LRS_KEY,
            secret: known.EXAM_SERVER_LRS_SECRET,
          },
    libraryFolder: resolve(known.EXAM_SERVER_LIBRARY ?? 'resources'),
    workCalendarPath:
      known.EXAM_SERVER_WORK_CALENDAR === undefined ? undefined : resolve(known.EXAM_SERVER_WORK_CALENDAR),
    updatesFolder: known.EXAM_SERVER_UPDATES === undefined ? undefined : resolve(known.EXAM_SERVER_UPDATES),
    pagesFolder: resolve(known.EXAM_SERVER_PAGES ?? 'out/web'),
    isProduction: known.NODE_ENV === 'production',
    logLevel: known.EXAM_SERVER_LOG_LEVEL,
  });
}
