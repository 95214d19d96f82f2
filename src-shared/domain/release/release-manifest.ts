import { err, ok, type Result } from '../../basics/result';
import { isVersion } from './version-order';

/** Names beside the program's archive; they are the only files that the manifest doesn't list. */
export const MANIFEST_PLACE = 'resources/release-manifest';
export const MANIFEST_SIGNATURE_PLACE = 'resources/release-manifest.sig';

export type ReleaseFile = { readonly path: string; readonly sha256: string };
export type ReleaseManifest = {
  readonly version: string;
  readonly platform: string;
  readonly files: readonly ReleaseFile[];
};

const TITLE = 'exam-station-release 1';
const LINE = /^([0-9a-f]{64}) {2}(.+)$/;
/** A path of the installation: relative, with slashes, never upwards. */
const PATH = /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\n\r]{1,300}$/;

/**
 * The manifest as text that people read and `sha256sum` understands from its fifth line on. Sorted by path, so that two
 * builds of the same files have the same manifest.
 */
export function releaseManifestText(manifest: ReleaseManifest): string {
  const files = [...manifest.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const lines = files.map(({ path, sha256 }) => `${sha256}  ${path}`);
  const head = [TITLE, `version: ${manifest.version}`, `platform: ${manifest.platform}`, ''];
  return `${[...head, ...lines].join('\n')}\n`;
}

/** Refuses anything but what `releaseManifestText` writes: a manifest has one form. */
export function parseReleaseManifest(
  text: string,
): Result<ReleaseManifest, { readonly kind: 'not-a-manifest' }> {
  const [title, versionLine = '', platformLine = '', blank, ...rest] = text.split('\n');
  const version = after('version: ', versionLine);
  const platform = after('platform: ', platformLine);
  if (title !== TITLE || blank !== '' || !isVersion(version) || platform === '' || rest.pop() !== '') {
    return err({ kind: 'not-a-manifest' });
  }
  const files: ReleaseFile[] = [];
  for (const line of rest) {
    const [, sha256, path] = LINE.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || !PATH.test(path))
      return err({ kind: 'not-a-manifest' });
    files.push({ sha256, path });
  }
  const manifest = { version, platform, files };
  return files.length > 0 && releaseManifestText(manifest) === text
    ? ok(manifest)
    : err({ kind: 'not-a-manifest' });
}

function after(head: string, line: string): string {
  return line.startsWith(head) ? line.slice(head.length) : '';
}
