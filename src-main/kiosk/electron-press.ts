import regularFont from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?asset';
import boldFont from '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf?asset';
import { BrowserWindow, type Session, session as sessions } from 'electron';
import { PAPER_FONTS } from '../papers/paper-page';
import { readFileIfAny } from '../platform/files';
import type { PaperPress } from '../platform/paper-press';

const ADDRESS = 'station://paper/sheet.html';
/** A printing system that says nothing for this long is not waited for any more. */
const PRINT_PATIENCE_MS = 120_000;
const FOOT =
  '<div style="width:100%;font-size:8px;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';

/**
 * Papers are drawn by a window that nobody sees, in a session of its own that knows three files: the document and its
 * two fonts. No preload, no doors, no network; it is gone when the paper is done.
 */
export function electronPress(station: () => BrowserWindow | undefined): PaperPress {
  let shown = '';
  let own: Session | undefined;
  const session = (): Session => {
    own ??= paperSession(() => shown);
    return own;
  };
  let turn: Promise<unknown> = Promise.resolve();

  /** One paper at a time: the session serves one document. */
  function withPage<T>(document: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
    const mine = turn.then(async () => {
      shown = document;
      const window = new BrowserWindow({
        show: false,
        webPreferences: { session: session(), sandbox: true, contextIsolation: true, nodeIntegration: false },
      });
      try {
        await window.loadURL(ADDRESS);
        // Drawn before its fonts are there, a paper would be blank.
        await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)');
        return await work(window);
      } finally {
        window.destroy();
        shown = '';
      }
    });
    turn = mine.catch(() => undefined);
    return mine;
  }

  return {
    toPdf: (document) =>
      withPage(document, ({ webContents }) =>
        webContents.printToPDF({
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          displayHeaderFooter: true,
          headerTemplate: '<span></span>',
          footerTemplate: FOOT,
        }),
      ),
    printers: async () => {
      const found = (await station()?.webContents.getPrintersAsync()) ?? [];
      return found.slice(0, 50).map(({ name, displayName, options }) => ({
        name,
        displayName: displayName || name,
        isDefault: Reflect.get(options ?? {}, 'printer-is-default') === 'true',
      }));
    },
    print: (document, printer) =>
      withPage(
        document,
        ({ webContents }) =>
          new Promise((resolve) => {
            const timer = setTimeout(
              () => resolve({ kind: 'refused', reason: 'timeout' }),
              PRINT_PATIENCE_MS,
            );
            webContents.print(
              { silent: true, printBackground: true, deviceName: printer },
              (isDone, reason) => {
                clearTimeout(timer);
                resolve(isDone ? { kind: 'printed' } : { kind: 'refused', reason });
              },
            );
          }),
      ),
  };
}

function paperSession(shown: () => string): Session {
  const own = sessions.fromPartition('papers', { cache: false });
  own.protocol.handle('station', async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'paper') return new Response('', { status: 404 });
    if (pathname === '/sheet.html') {
      return new Response(shown(), { headers: { 'content-type': 'text/html; charset=utf-8' } });
    }
    const font = pathname === `/${PAPER_FONTS.regular}` ? regularFont : boldFont;
    const isFont = font === regularFont || pathname === `/${PAPER_FONTS.bold}`;
    if (!isFont) return new Response('', { status: 404 });
    return new Response(new Uint8Array((await readFileIfAny(font)) ?? []), {
      headers: { 'content-type': 'font/ttf' },
    });
  });
  own.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !url.startsWith('station://paper/') }),
  );
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  return own;
}
