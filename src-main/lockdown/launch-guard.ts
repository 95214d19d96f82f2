import { app, dialog } from 'electron';
import { launchWeaknesses } from '../../src-shared/domain/lockdown/launch-weakness';

/** "Configuration error" in the numbers of sysexits; a service manager tells it from a crash. */
export const REFUSED_LAUNCH_CODE = 78;

/**
 * A release that was started with a debugger, a script of somebody's or a camera that is a file does not start. Fuses
 * in the program shut most of these doors before this runs (docs/lockdown.md); this shuts those that have no fuse.
 */
export function refuseWeakLaunch(
  switches: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const found = launchWeaknesses({ switches, environment, isWindows: process.platform === 'win32' });
  if (found.length === 0) return;
  const sentence = `本机的启动方式带有会削弱考试安全的参数，考试程序没有启动。请联系系统管理员。\nThe exam program was not started: these launch settings weaken its protection. Please tell the system administrator.\n${found.join(', ')}`;
  process.stderr.write(`${sentence}\n`);
  if (app.isPackaged) dialog.showErrorBox('考试机 Exam station', sentence);
  // Now, not after a turn of the loop: nothing else of the program may run.
  process.exit(REFUSED_LAUNCH_CODE);
}
