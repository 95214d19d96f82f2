// Serves the built page and the demonstration people as the station does: a privileged scheme, nothing from a network.
const { readFile } = require('node:fs/promises');
const path = require('node:path');
const { app, BrowserWindow, protocol } = require('electron');

const TYPES = { '.html': 'text/html', '.js': 'text/javascript' };
const { page, demo } = JSON.parse(process.env.MESH_HARNESS_FOLDERS);

protocol.registerSchemesAsPrivileged([
  { scheme: 'station', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);

app.whenReady().then(() => {
  protocol.handle('station', async (request) => {
    const wanted = decodeURIComponent(new URL(request.url).pathname);
    const file = wanted.startsWith('/demo/') ? path.join(demo, wanted.slice(6)) : path.join(page, wanted);
    try {
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
      return new Response(await readFile(file), { headers: { 'content-type': type } });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
  new BrowserWindow({ webPreferences: { backgroundThrottling: false } }).loadURL('station://app/index.html');
});
