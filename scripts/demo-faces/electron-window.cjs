// The smallest Electron application: one hidden window for the baking and the measuring page.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, backgroundThrottling: false },
  });
  window.loadURL('about:blank');
});
