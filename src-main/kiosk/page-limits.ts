import type { Session, WebContents } from 'electron';
import type { PageRefusal } from '../../src-shared/domain/lockdown/lockdown-signal';
import type { Log } from '../platform/log';

/** What was refused is a line of the log always, and an incident of the room while the station is locked down. */
export type Refused = (what: PageRefusal) => void;

/** The camera, its picture only, and the window's own hold of the keys, for our own page; everything else a page can ask for is refused. */
export function limitPermissions(
  session: Session,
  isOwnAddress: (url: string) => boolean,
  log: Log,
  refused: Refused,
): void {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const isCamera = permission === 'media' && mediaTypes.length === 1 && mediaTypes[0] === 'video';
    const isWindow = permission === 'fullscreen' || permission === 'keyboardLock';
    const isAllowed = isOwnAddress(contents.getURL()) && (isCamera || isWindow);
    if (!isAllowed) {
      log('permission-refused', { permission });
      refused('permission');
    }
    callback(isAllowed);
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    const isCamera = permission === 'media' && details.mediaType !== 'audio';
    return (
      isOwnAddress(origin) &&
      (isCamera || permission === 'fullscreen' || String(permission) === 'keyboardLock')
    );
  });
  session.setDevicePermissionHandler(() => false);
}

/** The station shows one page: no navigation, no window, no download, no embedded view. */
export function limitNavigation(
  contents: WebContents,
  isOwnAddress: (url: string) => boolean,
  log: Log,
  refused: Refused,
): void {
  contents.setWindowOpenHandler(({ url }) => {
    log('window-refused', { scheme: schemeOf(url) });
    refused('window');
    return { action: 'deny' };
  });
  const stay = (event: { readonly url: string; readonly preventDefault: () => void }): void => {
    // Loading the same page again is how it mends itself; anything else is another page, of our address too.
    if (isOwnAddress(event.url) && withoutHash(event.url) === withoutHash(contents.getURL())) return;
    log('navigation-refused', { scheme: schemeOf(event.url) });
    refused('navigation');
    event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) stay({ url: '', preventDefault: () => event.preventDefault() });
  });
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.session.on('will-download', (event) => {
    log('download-refused');
    refused('download');
    event.preventDefault();
  });
}

function withoutHash(url: string): string {
  return url.split('#')[0] ?? '';
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : 'none';
}

/** Schemes that a page of ours loads from. Developer tools have theirs, and are off in a release. */
const OWN_SCHEMES: ReadonlySet<string> = new Set(['station:', 'data:', 'blob:', 'devtools:']);

/** Nothing is fetched from anywhere but the station itself, whatever a page's own policy says. */
export function limitRequests(
  session: Session,
  isOwnAddress: (url: string) => boolean,
  log: Log,
  refused: Refused,
): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const isOwn =
      OWN_SCHEMES.has(schemeOf(url)) || isOwnAddress(url) || isOwnAddress(url.replace(/^ws/, 'http'));
    if (!isOwn) {
      log('request-refused', { scheme: schemeOf(url) });
      refused('request');
    }
    answer({ cancel: !isOwn });
  });
}
