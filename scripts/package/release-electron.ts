import { ElectronUnavailable, ensureElectron } from '../electron/ensure-electron';
import type { FoundElectron } from '../electron/found-electron';
import { officialSupplier } from '../electron/official-supplier';
import { showProgress } from '../electron/progress';
import { registrySupplier } from '../electron/registry-supplier';

/**
 * The Electron that a release is built on. A running checkout is content with what lies in the cache; a release asks
 * for the official one anew each time and takes the substitute only when that can't be had, and says so
 * (docs/decisions/0040).
 */
export async function releaseElectron(
  env: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
): Promise<FoundElectron> {
  const common = { env, say, progress: showProgress(process.stderr) };
  try {
    return await ensureElectron({ ...common, suppliers: [officialSupplier(env)] });
  } catch (error) {
    if (!(error instanceof ElectronUnavailable)) throw error;
    const found = await ensureElectron({
      ...common,
      suppliers: [registrySupplier(env)],
      installed: () => undefined,
    });
    say(FALLBACK_WARNING);
    return found;
  }
}

export const FALLBACK_WARNING =
  '注意：本次打包使用的是替代的 Electron，不是官方下载的版本，只供试用，不要用于正式考试。\n' +
  'Note: this package is built on the substitute Electron and not on the official download. It is for trying out, not for real exams.';
