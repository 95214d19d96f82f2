import { ElectronUnavailable, ensureElectron } from '../electron/ensure-electron';
import { electronEnvironment } from '../electron/found-electron';
import { showProgress } from '../electron/progress';
import { ensureSystemLibraries } from '../system/system-libraries';
import { systemProblemMessage } from '../system/system-problem-message';
import { startVirtualDisplay, type VirtualDisplay } from '../system/virtual-display';

/** Pixels: the smallest screen a station is meant for leaves room in it. */
const SCREEN = { width: 1440, height: 900 };

export type PreparedStation = {
  readonly isReady: boolean;
  readonly env: Readonly<Record<string, string>>;
  readonly display: VirtualDisplay | undefined;
};

/** Electron, its libraries and a screen. What is lacking is said here and counted where it is needed. */
export async function prepareStation(
  say: (sentence: string) => void,
  programs: readonly string[] = [],
): Promise<PreparedStation> {
  try {
    const electron = await ensureElectron({ say, progress: showProgress(process.stdout) });
    const env = electronEnvironment(electron);
    const system = await ensureSystemLibraries({ executable: electron.executable, programs, say });
    if (!system.ok) {
      say(systemProblemMessage(system.error));
      return { isReady: false, env, display: undefined };
    }
    if (system.value.advice) say(system.value.advice);
    if (process.env.DISPLAY || process.platform !== 'linux')
      return { isReady: true, env, display: undefined };
    const display = await startVirtualDisplay(SCREEN);
    return { isReady: true, env: { ...env, DISPLAY: display.display }, display };
  } catch (error) {
    say(error instanceof ElectronUnavailable ? error.message : String(error));
    return { isReady: false, env: {}, display: undefined };
  }
}
