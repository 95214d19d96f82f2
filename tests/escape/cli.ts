import { mkdir, writeFile } from 'node:fs/promises';
import { buildIfNeeded } from '../../scripts/start/build-if-needed';
import { prepareStation } from '../../scripts/test/prepare-station';
import { startDesktop } from './desktop';
import { keyAttempts } from './key-attempts';
import { launchAttempts, runLaunchAttempts } from './launch-attempts';
import { outsideAttempts } from './outside-attempts';
import { pageAttempts } from './page-attempts';
import { runAttempts } from './run-attempts';
import { rowsOf, summaryOf, tableOf } from './table';
import { prepareApps } from './tested-apps';

// `npm run test:escape -- [--repeats 3] [--only text,text] [--group keys|page|outside|process|launch]`: every way out that is
// known, on a real window manager.

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? undefined : process.argv[at + 1];
};
const repeats = Number(option('repeats') ?? 3);
const only = option('only');
const group = option('group');
const say = (line: string) => console.log(line);
const isWanted = (one: { readonly id: string; readonly group?: string }): boolean =>
  (only === undefined || only.split(',').some((text) => one.id.includes(text))) &&
  (group === undefined || (one.group ?? 'launch') === group);

const station = await prepareStation(say, [
  'openbox',
  'xdotool',
  'xclip',
  'wmctrl',
  'xprop',
  'xev',
  'ffmpeg',
]);
if (!station.isReady || !(await buildIfNeeded(say))) throw new Error('the station can not be started here');
Object.assign(process.env, station.env);
const apps = await prepareApps();
const desktop = await startDesktop();
try {
  const attempts = [...keyAttempts, ...pageAttempts, ...outsideAttempts].filter(isWanted);
  const outcomes = await runAttempts({ attempts, repeats, apps, desktop, say });
  const launches = await runLaunchAttempts({
    attempts: launchAttempts.filter(isWanted),
    repeats,
    apps,
    desktop,
    say,
  });
  const rows = rowsOf(outcomes, launches);
  say(`\n${tableOf(rows)}\n\n${summaryOf(rows)}`);
  await mkdir('out/escape', { recursive: true });
  await writeFile('out/escape/table.md', `${tableOf(rows)}\n\n${summaryOf(rows)}\n`);
} finally {
  await desktop.stop();
  await apps.remove();
  await station.display?.stop();
}
