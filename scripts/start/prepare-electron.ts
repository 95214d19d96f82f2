import { ensureElectron } from '../electron/ensure-electron';
import { electronEnvironment, type FoundElectron } from '../electron/found-electron';
import { showProgress } from '../electron/progress';
import { sandboxArguments } from '../system/sandbox-support';
import { ensureSystemLibraries } from '../system/system-libraries';
import { systemProblemMessage } from '../system/system-problem-message';
import { startVirtualDisplay } from '../system/virtual-display';

export type PreparedElectron = {
  readonly found: FoundElectron;
  /** Switches this machine needs, before any of ours. */
  readonly switches: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** There is no screen: what is shown goes to a virtual one. */
  readonly isVirtual: boolean;
  readonly stopDisplay: () => Promise<void>;
};

/** A real Electron, the libraries it needs and a screen to draw on; undefined when a person has to act first. */
export async function prepareElectron(
  say: (sentence: string) => void,
): Promise<PreparedElectron | undefined> {
  const found = await ensureElectron({ say, progress: showProgress(process.stdout) });
  const system = await ensureSystemLibraries({ executable: found.executable, say });
  if (!system.ok) {
    say(systemProblemMessage(system.error));
    return undefined;
  }
  if (system.value.advice !== undefined) say(system.value.advice);
  const isVirtual = process.platform === 'linux' && !process.env.DISPLAY;
  const display = isVirtual ? await startVirtualDisplay({ width: 1280, height: 800 }) : undefined;
  return {
    found,
    switches: sandboxArguments(),
    isVirtual,
    environment: {
      ...electronEnvironment(found),
      ...(display === undefined ? {} : { DISPLAY: display.display }),
    },
    stopDisplay: async () => display?.stop(),
  };
}
