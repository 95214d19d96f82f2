import type { Session, WebContents } from 'electron';
import type { Log } from '../platform/log';

/** The camera, its picture only, and the window's own hold of the keys, for our own page; everything else a page can ask for is refused. */
export function limitPermissions(session: Session, isOwnAddress: (url: string) => boolean, log: Log): void {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const isCamera = permission === 'media' && mediaTypes.length === 1 && mediaTypes[0] === 'video';
    const isWindow = permission === 'fullscreen' || permission === 'keyboardLock';
    const isAllowed = isOwnAddress(contents.getURL()) && (isCamera || isWindow);
    if (!isAllowed) log('permission-refused', { permission });
    callback(isAllowed);
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    const isCamera = permission === 'media' && details.mediaType !== 'audio';
    return isOwnAddress(origin) && (isCamera || permission === 'fullscreen');
  });
  session.setDevicePermissionHandler(() => false);
}

/** The station shows one page: no navigation, no window, no download, no embedded view. */
export function limitNavigation(
  contents: WebContents,
  isOwnAddress: (url: string) => boolean,
  log: Log,
): void {
  contents.setWindowOpenHandler(({ url }) => {
    log('window-refused', { scheme: schemeOf(url) });
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (isOwnAddress(event.url)) return;
    log('navigation-refused', { scheme: schemeOf(event.url) });
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.session.on('will-download', (event) => {
    log('download-refused');
    event.preventDefault();
  });
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : 'none';
}
