import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CentreKeys } from '../../../src-crypto/key-files';
import { postgresUser } from '../../../src-server/store/embedded/postgres-user';
import { startEmbeddedPostgres } from '../../../src-server/store/embedded/start-embedded';
import { type ServerProcess, startServerProcess } from '../../builders/server-process';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let running: ServerProcess | undefined;

beforeAll(async () => {
  folder = await tempFolder('embedded');
  // What a first start that was cut off left behind.
  await mkdir(join(folder.path, 'postgres.unfinished', 'base'), { recursive: true });
});
afterAll(async () => {
  await running?.terminate();
  await folder.remove();
});

async function start(): Promise<ServerProcess> {
  running = await startServerProcess(folder.path);
  return running;
}

async function query(server: ServerProcess, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  const answer = await client.query(text);
  await client.end();
  return answer.rows;
}

describe('the embedded database', () => {
  it('is made on the first start, reachable by password over the loopback only, and durable', async () => {
    const server = await start();
    expect(server.stdout().trim().split('\n')).toHaveLength(1);
    expect(await query(server, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    expect(await query(server, 'SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    expect(await query(server, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const wrong = server.databaseUrl.replace(/:[^:@]+@/, ':wrong@');
    await expect(new pg.Client({ connectionString: wrong }).connect()).rejects.toThrow('password');
    for (const secret of ['postgres-password', 'centre-keys.json']) {
      expect((await stat(join(folder.path, secret))).mode & 0o777).toBe(0o600);
    }
    CentreKeys.parse(JSON.parse(await readFile(join(folder.path, 'centre-keys.json'), 'utf8')));
    expect(server.log()).not.toContain(new URL(server.databaseUrl).password);
    await query(server, 'CREATE TABLE kept (n int)');
    expect(await server.terminate()).toBe(0);
  });

  it('keeps its data and its centre’s name from one run to the next', async () => {
    const server = await start();
    await query(server, 'INSERT INTO kept VALUES (1)');
    const [name] = await query(server, 'SELECT server_id FROM server_identity');
    await server.terminate();
    const next = await start();
    expect(await query(next, 'SELECT server_id FROM server_identity')).toEqual([name]);
    expect(await query(next, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
    await next.terminate();
  });

  it('starts again after server and database were killed: the stale postmaster.pid is no obstacle', async () => {
    const server = await start();
    await query(server, 'INSERT INTO kept VALUES (2)');
    await server.killWithDatabase();
    await stat(join(folder.path, 'postgres', 'postmaster.pid'));
    const next = await start();
    expect(await query(next, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('that outlived its server is taken over by the next', async () => {
    if (running === undefined) throw new Error('nothing runs');
    await query(running, 'INSERT INTO kept VALUES (3)');
    await running.kill();
    const next = await start();
    expect(await query(next, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 3 }]);
  });

  it('of a living server is left alone, and who asks is told', async () => {
    const second = await startEmbeddedPostgres(folder.path);
    expect(second).toMatchObject({ ok: false, error: { kind: 'folder-in-use' } });
    if (running === undefined) throw new Error('nothing runs');
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
    await running.terminate();
  });

  it('starts when its postmaster.pid names a process that is another program by now', async () => {
    const user = await postgresUser();
    if (!user.ok) throw new Error(user.error.kind);
    const stranger = spawn('sleep', ['600'], { ...user.value, stdio: 'ignore' });
    await writeFile(
      join(folder.path, 'postgres', 'postmaster.pid'),
      `${stranger.pid}\n${folder.path}/postgres\n1\n1\n\n127.0.0.1\n 1 2\nready\n`,
    );
    const server = await start();
    expect(stranger.exitCode).toBeNull();
    stranger.kill('SIGKILL');
    await server.terminate();
  });

  it('of another major version is reported and not touched', async () => {
    const version = join(folder.path, 'postgres', 'PG_VERSION');
    const real = await readFile(version, 'utf8');
    await writeFile(version, '17\n');
    await expect(start()).rejects.toThrow(/PostgreSQL 17.*18/);
    await writeFile(version, real);
  });

  it('whose password file is gone is reported and not made anew', async () => {
    const file = join(folder.path, 'postgres-password');
    const password = await readFile(file, 'utf8');
    await rm(file);
    expect(await startEmbeddedPostgres(folder.path)).toMatchObject({ error: { kind: 'password-lost' } });
    await writeFile(file, password);
  });
});
