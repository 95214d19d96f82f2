import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { centreClient } from '../../../src-main/sync/centre-client';
import { stationAddressOf } from '../../../src-server/registry/station-address';
import { StartFailure } from '../../../src-server/start-problem';

const fixture = (name: string) => path.resolve('tests', 'fixtures', 'tls', name);
const certificatePath = fixture('sample-centre.crt');

describe('the address that stations are registered with', () => {
  it('carries the pin that openssl finds in the certificate', async () => {
    const pin = execFileSync('sh', [
      '-c',
      `openssl x509 -in ${certificatePath} -pubkey -noout | openssl pkey -pubin -outform der | sha256sum`,
    ]);
    expect(await stationAddressOf({ publicUrl: 'https://centre.example/x', certificatePath })).toEqual({
      ok: true,
      value: `https://centre.example#sha256=${pin.toString().slice(0, 64)}`,
    });
  });

  it('is one that a station talks to the centre by, though no authority signed its certificate', async () => {
    const tls = { cert: readFileSync(certificatePath), key: readFileSync(fixture('sample-centre.key')) };
    const listing = JSON.stringify({ packages: [], serverTimeMs: 1_700_000_000_000 });
    const server = createServer(tls, (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(listing),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const at = server.address();
    const publicUrl = `https://127.0.0.1:${typeof at === 'object' ? at?.port : 0}`;
    const address = await stationAddressOf({ publicUrl, certificatePath });
    if (!address.ok || address.value === undefined) throw new Error('no address');
    expect(await centreClient(address.value).listPackages('ST-000001')).toMatchObject({ ok: true });
    expect(await centreClient(publicUrl).listPackages('ST-000001')).toMatchObject({ ok: false });
  });

  it('is told only where a certificate is named', async () => {
    const address = await stationAddressOf({ publicUrl: 'https://x.example', certificatePath: undefined });
    expect(address).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ['https://centre.example', fixture('sample-centre.key'), 'certificate-unreadable'],
    ['https://centre.example', fixture('none.crt'), 'certificate-unreadable'],
    ['http://centre.example', certificatePath, 'certificate-without-address'],
    [undefined, certificatePath, 'certificate-without-address'],
  ])('of %s with %s ends the start with a sentence', async (publicUrl, file, kind) => {
    const address = await stationAddressOf({ publicUrl, certificatePath: file });
    if (address.ok) throw new Error('accepted');
    expect(address.error.kind).toBe(kind);
    expect(new StartFailure(address.error).message).toContain('EXAM_SERVER_CERTIFICATE');
  });
});
