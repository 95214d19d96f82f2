import path from 'node:path';

export type ElectronSource = 'official' | 'registry-fallback' | 'override';

/** An Electron distribution that is ready to run. */
export type FoundElectron = {
  readonly distFolder: string;
  readonly executable: string;
  readonly source: ElectronSource;
  readonly version: string;
};

/** Why one way of getting Electron did not work; each of them lets the next way be tried. */
export type SupplyProblem = {
  readonly kind: 'unreachable' | 'integrity-mismatch' | 'unsupported-platform' | 'failed';
  readonly detail: string;
};

/** The executable's place inside a distribution folder, the same in every Electron release. */
export function executableIn(distFolder: string, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return path.join(distFolder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
    case 'win32':
      return path.join(distFolder, 'electron.exe');
    default:
      return path.join(distFolder, 'electron');
  }
}

/**
 * What child processes need so that the `electron` command and Playwright (the first variable) and
 * electron-vite (the second) start this Electron and no other.
 */
export function electronEnvironment(found: FoundElectron): Readonly<Record<string, string>> {
  return { ELECTRON_OVERRIDE_DIST_PATH: found.distFolder, ELECTRON_EXEC_PATH: found.executable };
}
