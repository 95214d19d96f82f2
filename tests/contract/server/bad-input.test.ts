import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../../src-server/api/openapi-document';
import { Refusal } from '../../../src-shared/contracts/sync/refusal';
import { type ServerProcess, startServerProcess } from '../../builders/server-process';
import { ADMIN_TOKEN } from '../../builders/start-test-server';
import { tempFolder } from '../../builders/temp-folder';

const GIGABYTE = 1024 * 1024 * 1024;
/** What a process may take for one hostile body: the largest route's 64 MB, twice while it is put together. */
const BOMB_MAY_COST_BYTES = 200 * 1024 * 1024;

let folder: Awaited<ReturnType<typeof tempFolder>>;
let server: ServerProcess;
let sql: pg.Client;

beforeAll(async () => {
  folder = await tempFolder('bad-input');
  server = await startServerProcess(folder.path, { EXAM_SERVER_ADMIN_TOKEN: ADMIN_TOKEN });
  sql = new pg.Client({ connectionString: server.databaseUrl });
  await sql.connect();
});
afterAll(async () => {
  await sql?.end();
  await server?.terminate();
  await folder.remove();
});

const authorization = `Bearer ${ADMIN_TOKEN}`;

/** Rows of every table of ours, alarms left out: raising them is what rubbish may do. */
async function rows(): Promise<readonly unknown[]> {
  const tables = await sql.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alarms' ORDER BY 1",
  );
  const counted = [];
  for (const { name } of tables.rows)
    counted.push([name, (await sql.query(`SELECT count(*)::int AS n FROM "${name}"`)).rows[0]?.n]);
  return counted;
}

const RUBBISH = [
  "'; DROP TABLE inbox; --",
  '1 OR 1=1',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%00',
  '%ff%fe',
  '$(reboot)',
  '__proto__',
  'a'.repeat(3000),
  '💣',
] as const;

describe('rubbish in every place of every route', () => {
  it('is refused as a Refusal or found empty, never an error of the server, and changes no table', async () => {
    const before = await rows();
    const refused = new Map<string, number>();
    for (const operation of operations) {
      if (operation.id === 'runRetention') continue;
      for (const rubbish of RUBBISH) {
        const at = operation.path.replace(/\{\w+\}/g, encodeURI(rubbish).replaceAll('%25', '%'));
        const isBodiless = operation.method === 'get' || operation.method === 'head';
        const answer = await fetch(
          `${server.url}${at}?sessionId=${encodeURIComponent(rubbish)}&lang=${encodeURIComponent(rubbish)}`,
          {
            method: operation.method.toUpperCase(),
            redirect: 'manual',
            headers: {
              authorization,
              'content-type': 'application/json',
              'x-exam-centre': '1',
              'x-station': encodeURIComponent(rubbish).slice(0, 500),
              'upload-offset': '-1e309',
              range: 'bytes=9999999999999999-1',
              'if-none-match': encodeURIComponent(rubbish).slice(0, 500),
            },
            ...(isBodiless
              ? {}
              : { body: JSON.stringify({ [rubbish]: rubbish, login: rubbish, password: rubbish }) }),
          },
        );
        const text = await answer.text();
        expect(answer.status, `${operation.id} ${rubbish.slice(0, 20)}: ${text.slice(0, 200)}`).toBeLessThan(
          500,
        );
        if (answer.status >= 400 && operation.method !== 'head' && text.startsWith('{')) {
          expect(Refusal.safeParse(JSON.parse(text)).success, `${operation.id}: ${text.slice(0, 200)}`).toBe(
            true,
          );
        }
        refused.set(operation.id, (refused.get(operation.id) ?? 0) + (answer.status >= 400 ? 1 : 0));
      }
    }
    expect([...refused.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThan(200);
    expect(await rows()).toEqual(before);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it.each([
    [
      'two lengths',
      'POST /sync/v1/records HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd',
    ],
    [
      'a length and chunks',
      'POST /sync/v1/records HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a negative length', 'POST /sync/v1/records HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
    ['a header of 64 KB', `GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(65_536)}\r\n\r\n`],
    ['a line break in a header', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: a\rb\r\n\r\n'],
    ['no HTTP', '\u0016\u0003\u0001\u0002 TLS to a door without it\r\n\r\n'],
  ])('that is %s is answered 4xx or hung up on', async (_name, request) => {
    const port = Number(new URL(server.url).port);
    const said = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
        socket.end();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
    });
    expect(said).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('a gigabyte in a megabyte of gzip', () => {
  it('is refused or hung up on at every door that takes a body, and costs the process no more than an honest body', async () => {
    // Sixty-four members of 16 MB each are one gzip file of a gigabyte.
    const member = gzipSync(Buffer.alloc(GIGABYTE / 64, 32));
    const bomb = Buffer.concat(Array.from({ length: 64 }, () => member));
    expect(bomb.length).toBeLessThan(1.2 * 1024 * 1024);
    const before = await peakBytes();
    const doors = operations.filter(({ request }) => request !== undefined);
    expect(doors.length).toBeGreaterThan(10);
    for (const { id, method, path } of doors) {
      const init: RequestInit & { duplex: 'half' } = {
        method: method.toUpperCase(),
        headers: {
          authorization,
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          'x-exam-centre': '1',
        },
        // Without a length: nothing is known of it before it unpacks.
        body: new Blob([new Uint8Array(bomb)]).stream(),
        duplex: 'half',
      };
      // A sender that goes on sending may find the line cut before it has read why.
      const said = await fetch(`${server.url}${path.replace(/\{\w+\}/g, 'S-1')}`, init).then(
        (answer) => answer.status,
        () => 413,
      );
      expect([id, said]).toEqual([id, 413]);
    }
    expect((await peakBytes()) - before).toBeLessThan(BOMB_MAY_COST_BYTES);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});

/** The most memory that the process has had so far. */
async function peakBytes(): Promise<number> {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}
