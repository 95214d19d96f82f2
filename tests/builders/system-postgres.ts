import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { handOver, letUserPass, postgresUser } from '../../src-server/store/embedded/postgres-user';
import { runProgram } from '../../src-server/store/embedded/run-program';

const INSTALLED = '/usr/lib/postgresql';
const PASSWORD = 'rehearsal';

export type SystemPostgres = {
  /** `pg_dump`, `pg_restore`, `psql`: of the version that runs. */
  readonly binaries: string;
  readonly urlOf: (database: string) => string;
  readonly stop: () => Promise<void>;
};

/**
 * A PostgreSQL of the system's packages, as a province runs it: the embedded one comes without the programs for backups,
 * and those of another version may not be used with it.
 */
export async function startSystemPostgres(folder: string): Promise<SystemPostgres> {
  const versions = await readdir(INSTALLED);
  const [newest] = versions.sort((a, b) => Number(b) - Number(a));
  if (newest === undefined) throw new Error('the package postgresql is not installed');
  const binaries = path.join(INSTALLED, newest, 'bin');
  await stat(path.join(binaries, 'pg_dump'));
  const runAs = await postgresUser();
  if (!runAs.ok) throw new Error(runAs.error.kind);
  await letUserPass(runAs.value, folder);
  const data = path.join(folder, 'system-postgres');
  const passwordFile = path.join(folder, 'password');
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, PASSWORD, { mode: 0o600 });
  for (const place of [data, passwordFile]) await handOver(runAs.value, place);
  const port = await freePort();
  const run = async (program: string, ...args: readonly string[]) => {
    const end = await runProgram(path.join(binaries, program), args, { cwd: data, runAs: runAs.value });
    if (end.code !== 0) throw new Error(`${program}: ${end.output}`);
  };
  const signIn = [`--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--username=exam'];
  await run('initdb', '-D', data, '--encoding=UTF8', '--locale=C', ...signIn);
  const log = path.join(data, 'start.log');
  const options = `-p ${port} -k ${data} -c listen_addresses=127.0.0.1`;
  await run('pg_ctl', 'start', '-w', '-t', '120', '-D', data, '-l', log, '-o', options);
  return {
    binaries,
    urlOf: (database) => `postgres://exam:${PASSWORD}@127.0.0.1:${port}/${database}`,
    stop: () => run('pg_ctl', 'stop', '-w', '-m', 'fast', '-D', data),
  };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject()));
    });
  });
}
