import path from 'node:path';
import { protocol, type Session } from 'electron';
import { readFileIfAny } from '../platform/files';

export const OWN_ORIGIN = 'station://app';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.bin': 'application/octet-stream',
  '.mjpeg': 'application/octet-stream',
};

/**
 * `'wasm-unsafe-eval'` lets the face networks' WebAssembly compile; nothing else may be evaluated. antd writes its
 * styles into the page, hence the inline styles; scripts are never inline.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Must run before the app is ready: a secure origin of our own, because cameras refuse file: pages. */
export function declareOwnScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'station',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the built renderer, and under `/demo/` the demonstration clips when there is a folder for them. */
export function serveOwnScheme(
  session: Session,
  rendererFolder: string,
  demoFolder: string | undefined,
): void {
  session.protocol.handle('station', async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'app' || request.method !== 'GET') return new Response('', { status: 404 });
    const wanted = decodeURIComponent(url.pathname);
    const isDemo = wanted.startsWith('/demo/');
    const root = isDemo ? demoFolder : rendererFolder;
    if (root === undefined) return new Response('', { status: 404 });
    const relative = isDemo ? wanted.slice('/demo'.length) : wanted === '/' ? '/index.html' : wanted;
    const file = path.join(root, relative);
    // A path that climbs out of its folder is not ours.
    if (!file.startsWith(root + path.sep)) return new Response('', { status: 404 });
    if (isDemo && path.extname(file) !== '.mjpeg') return new Response('', { status: 404 });
    const bytes = await readFileIfAny(file).catch(() => undefined);
    if (bytes === undefined) return new Response('', { status: 404 });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  });
}
