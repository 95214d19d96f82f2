import { type ChildProcess, spawn } from 'node:child_process';
import { request } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tempFolder } from '../../builders/temp-folder';

const Ready = z.object({ ready: z.literal(true), url: z.string() });

let folder: Awaited<ReturnType<typeof tempFolder>>;
let server: ChildProcess;
let url: string;
let ended: Promise<number | null>;

/** `npm run build` made it; plain Node runs it, without a compiler, from another folder. */
beforeAll(async () => {
  folder = await tempFolder('built');
  server = spawn(process.execPath, ['--enable-source-maps', path.resolve('out/server/index.js')], {
    cwd: folder.path,
    env: {
      PATH: process.env.PATH,
      EXAM_SERVER_DATA: folder.path,
      EXAM_SERVER_PAGES: path.resolve('out/web'),
      EXAM_SERVER_ADMIN_TOKEN: 'demo-admin-token-0123456789',
      EXAM_SERVER_LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  ended = new Promise((resolve) => server.once('exit', resolve));
  url = await new Promise((resolve, reject) => {
    let said = '';
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(Ready.parse(JSON.parse(said.split('\n')[0] ?? '')).url);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${log}`)));
  });
});
afterAll(async () => {
  server?.kill('SIGKILL');
  await folder.remove();
});

describe('the built server', () => {
  it('migrates its database, serves the pages, the reports and the reference', async () => {
    const status = async (at: string, init?: RequestInit) => (await fetch(`${url}${at}`, init)).status;
    expect(await status('/readyz')).toBe(200);
    expect(await status('/app/')).toBe(200);
    expect(await status('/reference')).toBe(200);
    const authorization = 'Bearer demo-admin-token-0123456789';
    expect(await status('/reports/report.css', { headers: { authorization } })).toBe(200);
    expect(await status('/reports/sessions', { headers: { authorization } })).toBe(200);
  });

  it('told to stop, takes no new requests, answers the one in hand and ends with 0', async () => {
    const body = JSON.stringify({ protocolVersion: 2 });
    const answer = new Promise<number | undefined>((resolve, reject) => {
      const asked = request(
        `${url}/sync/v1/provision`,
        { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length } },
        (reply) => {
          reply.resume();
          resolve(reply.statusCode);
        },
      );
      asked.on('error', reject);
      // Half of it is at the server when the signal comes; the rest follows when nobody new is let in any more.
      asked.write(body.slice(0, 10), async () => {
        await fetch(`${url}/healthz`);
        server.kill('SIGTERM');
        for (;;) {
          const isOpen = await fetch(`${url}/healthz`, { headers: { connection: 'close' } }).then(
            (reply) => reply.status === 200,
            () => false,
          );
          if (!isOpen) break;
        }
        asked.end(body.slice(10));
      });
    });
    expect(await answer).toBe(400);
    expect(await ended).toBe(0);
  });
});
