import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { centreClient } from '../../../src-main/sync/centre-client';
import { evidenceClient } from '../../../src-main/sync/evidence-client';
import { pinIn } from '../../../src-main/sync/pinned-fetch';
import { provisionStation } from '../../../src-main/sync/provision-station';
import { Sha256Hex, StationId } from '../../../src-shared/basics/ids';
import { tempFolder } from '../../builders/temp-folder';

// A certificate that signed itself, made for these tests and for nothing else.
const fixture = (name: string): Buffer => readFileSync(path.resolve('tests', 'fixtures', 'tls', name));
const cert = fixture('sample-centre.crt');
const PIN = createHash('sha256')
  .update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))
  .digest('hex');
const OTHER_PIN = PIN.replace(/^./, (first) => (first === '0' ? '1' : '0'));

let server: Server | undefined;
let asked: string[];

async function centre(answer: string): Promise<string> {
  asked = [];
  const listening = createServer({ cert, key: fixture('sample-centre.key') }, (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume();
    request.once('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer));
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return `https://127.0.0.1:${address.port}`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('a centre whose certificate is pinned', () => {
  const listing = JSON.stringify({ packages: [], serverTimeMs: 1_700_000_000_000 });

  it('is talked to by its key, though no authority has signed it', async () => {
    const url = await centre(listing);
    expect(await centreClient(`${url}#sha256=${PIN}`).listPackages('ST-000001')).toMatchObject({ ok: true });
    expect(asked).toEqual(['GET /sync/v1/stations/ST-000001/packages']);
  });

  it('gets nothing at all when it shows another key', async () => {
    const url = await centre(listing);
    expect(await centreClient(`${url}#sha256=${OTHER_PIN}`).listPackages('ST-000001')).toMatchObject({
      ok: false,
      error: { kind: 'unreachable' },
    });
    expect(asked).toEqual([]);
  });

  it('gets no picture of a check either when it shows another key', async () => {
    const url = await centre(listing);
    const sha256 = Sha256Hex.parse('0'.repeat(64));
    const claim = { stationId: StationId.parse('ST-000001'), sha256, bytes: 1, signature: 'AAAA' as never };
    expect(await evidenceClient(`${url}#sha256=${OTHER_PIN}`).offsetOf(claim)).toMatchObject({
      ok: false,
      error: { kind: 'unreachable' },
    });
    expect(asked).toEqual([]);
    await evidenceClient(`${url}#sha256=${PIN}`).offsetOf(claim);
    expect(asked).toEqual([`HEAD /sync/v1/evidence/${sha256}`]);
  });

  it('without a pin a certificate that signed itself is refused, as ever', async () => {
    const url = await centre(listing);
    expect(await centreClient(url).listPackages('ST-000001')).toMatchObject({
      ok: false,
      error: { kind: 'unreachable' },
    });
    expect(asked).toEqual([]);
  });

  it('a one-time code is not sent to somebody else', async () => {
    const url = await centre('{}');
    const folder = await tempFolder('pinned');
    try {
      const made = await provisionStation(folder.path, `${url}#sha256=${OTHER_PIN}`, 'CODE-1234');
      expect(made).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
      expect(asked).toEqual([]);
    } finally {
      await folder.remove();
    }
  });

  it.each([
    ['https://centre.example.cn', undefined],
    [`https://centre.example.cn#sha256=${PIN}`, PIN],
    ['https://centre.example.cn#sha256=abc', 'bad'],
    [`http://127.0.0.1:80#sha256=${PIN}`, 'bad'],
    ['https://centre.example.cn#top', 'bad'],
  ])('%s carries %s', (url, pin) => expect(pinIn(url)).toBe(pin));

  it('an address with something else behind the # is no address', async () => {
    const folder = await tempFolder('pinned');
    try {
      const made = await provisionStation(folder.path, 'https://centre.example.cn#sha256=abc', 'CODE-1234');
      expect(made).toMatchObject({ ok: false, error: { kind: 'bad-url' } });
    } finally {
      await folder.remove();
    }
  });
});
