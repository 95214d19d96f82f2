import { ensureElectron } from '../electron/ensure-electron';
import { showProgress } from '../electron/progress';
import { ensureSystemLibraries } from './system-libraries';
import { systemProblemMessage } from './system-problem-message';

// For a person: prepares this machine to run Electron, or says what has to be done.
const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
const electron = await ensureElectron({ say, progress: showProgress(process.stderr) });
const prepared = await ensureSystemLibraries({ executable: electron.executable, say });
if (!prepared.ok) {
  say(systemProblemMessage(prepared.error));
  process.exitCode = 1;
} else {
  say(prepared.value.advice ?? '系统已就绪。 The system is ready.');
}
