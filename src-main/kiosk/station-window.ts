import { BrowserWindow, type Session } from 'electron';

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
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
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
      backgroundThrottling: false,
    },
  });
  window.setMenu(null);
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  void window.loadURL(input.url);
  return window;
}
