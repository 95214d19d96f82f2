import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { centreClient } from '../../../src-main/sync/centre-client';
import { Epoch } from '../../../src-shared/basics/ids';
import { PROTOCOL_VERSION } from '../../../src-shared/contracts/sync/protocol-version';
import { buildRecords, TEST_STATION } from '../../builders/build-record';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Something on loopback that answers every request in this way. */
async function answering(listener: RequestListener): Promise<string> {
  const listening = createServer(listener);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return `http://127.0.0.1:${address.port}`;
}

const batch = {
  protocolVersion: PROTOCOL_VERSION,
  stationId: TEST_STATION,
  epoch: Epoch.parse('0011223344556677'),
  records: buildRecords(Epoch.parse('0011223344556677'), 1),
};

const rubbish: readonly (readonly [string, RequestListener, object])[] = [
  [
    'a captive portal: 200 with HTML',
    (_, res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<html>请登录上网</html>'),
    { kind: 'not-understood', status: 200 },
  ],
  ['200 with other JSON', (_, res) => res.end('{"ok":true}'), { kind: 'not-understood', status: 200 }],
  ['200 with nothing', (_, res) => res.end(), { kind: 'not-understood', status: 200 }],
  [
    'a redirect, which is not followed',
    (_, res) => res.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    { kind: 'not-understood', status: 302 },
  ],
  [
    '500 with HTML',
    (_, res) => res.writeHead(500).end('<h1>Bad gateway</h1>'),
    { kind: 'not-understood', status: 500 },
  ],
  [
    'a line that is cut in the middle',
    (_, res) => {
      res.writeHead(200, { 'content-length': '1000' });
      res.write('{"receipt":');
      res.destroy();
    },
    { kind: 'unreachable' },
  ],
  [
    'an endless answer',
    (_, res) => {
      const block = Buffer.alloc(1024 * 1024, 0x20);
      const pour = (): void => {
        while (!res.destroyed && res.write(block));
      };
      res.on('drain', pour);
      pour();
    },
    { kind: 'not-understood', status: 200 },
  ],
  [
    'a refusal in the protocol’s words',
    (_, res) => res.writeHead(409).end('{"refusal":"gap","receivedThrough":7}'),
    { kind: 'refused', refusal: { refusal: 'gap', receivedThrough: 7 } },
  ],
];

describe('what may answer instead of the centre', () => {
  it.each(rubbish)('%s', async (_, listener, error) => {
    const url = await answering(listener);
    expect(await centreClient(url).sendBatch(batch)).toEqual({ ok: false, error });
  });

  it('nobody: the port is closed', async () => {
    expect(await centreClient('http://127.0.0.1:9').sendBatch(batch)).toEqual({
      ok: false,
      error: { kind: 'unreachable' },
    });
  });

  it('a download that is longer than announced is dropped', async () => {
    const url = await answering((_, res) => res.end(Buffer.alloc(2000)));
    const progress: number[] = [];
    const got = await centreClient(url).downloadPackage('p', 1000, (percent) => progress.push(percent));
    expect(got).toEqual({ ok: false, error: { kind: 'not-understood', status: 200 } });
  });
});
