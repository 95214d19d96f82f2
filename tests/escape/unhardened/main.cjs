// The control of the escape attempts: a kiosk window as Electron gives it, with its default menu and nothing refused.
// It is a program of its own and shares no line with the station, so that nothing in the station can switch hardening off.
const path = require('node:path');
const { readFileSync } = require('node:fs');
const { app, BrowserWindow, protocol } = require('electron');

app.setName('control');
if (process.env.CONTROL_DATA) app.setPath('userData', process.env.CONTROL_DATA);
protocol.registerSchemesAsPrivileged([
  { scheme: 'control', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  protocol.handle('control', () => {
    const page = readFileSync(path.join(__dirname, 'index.html'));
    return new Response(page, { headers: { 'content-type': 'text/html' } });
  });
  const window = new BrowserWindow({ kiosk: true });
  void window.loadURL('control://app/index.html');
});
