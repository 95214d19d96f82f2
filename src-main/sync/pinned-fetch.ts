import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import tls from 'node:tls';

const PINNED = /^#sha256=([0-9a-f]{64})$/;

/**
 * The pin that an address carries, as `https://centre.example.cn#sha256=…`: SHA-256 of the certificate's public key (SPKI,
 * DER), which stays the same over a renewal with the same key. `bad` when there is something else behind the `#`.
 */
export function pinIn(serverUrl: string): string | 'bad' | undefined {
  const { hash, protocol } = new URL(serverUrl);
  if (hash === '') return undefined;
  return protocol === 'https:' ? (PINNED.exec(hash)?.[1] ?? 'bad') : 'bad';
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * `fetch` that talks to nobody but the holder of the pinned key. A certificate that the centre signed itself is good
 * enough then, and one that somebody's authority signed for another key is not. Without a pin it is the platform's own,
 * which asks the system's list of authorities. Redirects are never followed.
 */
export function fetchFor(pin: string | undefined): Fetch {
  if (pin === undefined) return fetch;
  const agent = new https.Agent({ keepAlive: false });
  // Before the first byte of a request, so that nobody else ever gets one.
  agent.createConnection = (options, done) => {
    const socket = tls.connect({ ...options, rejectUnauthorized: false } as tls.ConnectionOptions);
    socket.once('secureConnect', () => {
      if (pinOf(socket) === pin) done?.(null, socket);
      else socket.destroy(new Error('another key than the pinned one'));
    });
    socket.once('error', (error) => done?.(error, socket));
    return undefined;
  };
  return (url, init) =>
    new Promise((resolve, reject) => {
      const request = https.request(url, {
        agent,
        method: init.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(init.signal ? { signal: init.signal } : {}),
      });
      request.once('error', (error) => reject(init.signal?.aborted ? init.signal.reason : error));
      request.once('response', (answer) => resolve(responseOf(answer)));
      const { body } = init;
      request.end(typeof body === 'string' || body instanceof Uint8Array ? body : undefined);
    });
}

function pinOf(socket: tls.TLSSocket): string | undefined {
  const key = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
  return key === undefined ? undefined : createHash('sha256').update(key).digest('hex');
}

function responseOf(answer: IncomingMessage): Response {
  const status = answer.statusCode ?? 502;
  const hasBody = status >= 200 && ![204, 205, 304].includes(status);
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const body = hasBody ? (Readable.toWeb(answer) as ReadableStream<Uint8Array>) : null;
  return new Response(body, { status, headers });
}
