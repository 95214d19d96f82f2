import { BrowserWindow, type Session, screen } from 'electron';

export type StationWindowInput = {
  readonly session: Session;
  readonly preloadFile: string;
  readonly url: string;
  readonly isKiosk: boolean;
  readonly allowsDevTools: boolean;
  readonly title: string;
};

/** The station's one window. Hidden until its first picture is ready, so that nobody sees a white flash. */
export function createStationWindow(input: StationWindowInput): BrowserWindow {
  // Without a window manager a kiosk window stays as small as it was made, so it is made as large as the display.
  const size = input.isKiosk ? screen.getPrimaryDisplay().bounds : { width: 1280, height: 800 };
  const window = new BrowserWindow({
    ...size,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    kiosk: input.isKiosk,
    frame: !input.isKiosk,
    autoHideMenuBar: true,
    backgroundColor: '#f4f7f8',
    title: input.title,
    webPreferences: {
      preload: input.preloadFile,
      session: input.session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: input.allowsDevTools,
      spellcheck: false,
      // alert, confirm and prompt: a page of ours never asks that way, and they would hold the window.
      disableDialogs: true,
      navigateOnDragDrop: false,
      backgroundThrottling: false,
    },
  });
  window.setMenu(null);
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  void window.loadURL(input.url);
  return window;
}
