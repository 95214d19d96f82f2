import { ElectronUnavailable, ensureElectron } from './ensure-electron';
import { showProgress } from './progress';

// Standard output carries the folder and nothing else, so that a shell can use it:
// ELECTRON_OVERRIDE_DIST_PATH=$(npx tsx scripts/electron/cli.ts)
try {
  const found = await ensureElectron({
    say: (sentence) => process.stderr.write(`${sentence}\n`),
    progress: showProgress(process.stderr),
  });
  process.stdout.write(`${found.distFolder}\n`);
} catch (error) {
  if (!(error instanceof ElectronUnavailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
