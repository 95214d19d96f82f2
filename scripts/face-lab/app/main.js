// Serves a page of the face lab the way the station serves its own: a privileged scheme, the same content security policy,
// nothing from a network. FACE_LAB_FOLDERS maps the first part of a path to a folder; '' is the built page.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

const csp = () =>
  [
    "default-src 'self'",
    globalThis.isWasmForbidden ? "script-src 'self'" : "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
};
const folders = JSON.parse(process.env.FACE_LAB_FOLDERS ?? '{}');

// The test sets these from outside: one bit of this file is changed on its way; no wasm may be compiled.
globalThis.damagedFile = undefined;
globalThis.isWasmForbidden = false;

protocol.registerSchemesAsPrivileged([
  {
    scheme: 'station',
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
]);

async function serve(request) {
  const [, first = '', ...rest] = decodeURIComponent(new URL(request.url).pathname).split('/');
  const isMapped = rest.length > 0 && first in folders;
  const file = path.join(isMapped ? folders[first] : folders[''], ...(isMapped ? rest : [first, ...rest]));
  try {
    const body = await readFile(file);
    if (path.basename(file) === globalThis.damagedFile) body[1000] ^= 1;
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    return new Response(body, { headers: { 'content-type': type, 'content-security-policy': csp() } });
  } catch {
    return new Response(null, { status: 404 });
  }
}

// Not awaited at top level: Electron holds back "ready" until this module has finished loading.
app.whenReady().then(() => {
  protocol.handle('station', serve);
  const window = new BrowserWindow({
    width: 700,
    height: 560,
    show: process.env.FACE_LAB_HIDDEN === undefined,
    webPreferences: { backgroundThrottling: false },
  });
  window.loadURL('station://app/index.html');
});
