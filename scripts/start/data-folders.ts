import { homedir } from 'node:os';
import path from 'node:path';

export type DataFolders = { readonly root: string; readonly server: string; readonly station: string };

/** The user's data folder by the platform's custom; everything the demonstration keeps between runs is in it. */
export function dataFolders(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): DataFolders {
  // PostgreSQL does not run as root: it gets a user of its own, which can not pass root's home.
  if (platform === 'linux' && process.getuid?.() === 0 && environment.EXAM_DEMO_DATA === undefined) {
    return foldersIn('/var/lib/exam-station');
  }
  const base =
    platform === 'win32'
      ? (environment.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'))
      : platform === 'darwin'
        ? path.join(homedir(), 'Library', 'Application Support')
        : (environment.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'));
  return foldersIn(environment.EXAM_DEMO_DATA ?? path.join(base, 'exam-station'));
}

export function foldersIn(root: string): DataFolders {
  return { root, server: path.join(root, 'server'), station: path.join(root, 'station') };
}
