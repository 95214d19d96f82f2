import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { buildIfNeeded } from '../../../scripts/start/build-if-needed';
import { prepareStation } from '../../../scripts/test/prepare-station';
import { seededRandom } from '../../../src-shared/basics/seeded-random';
import { buildSeed } from '../../builders/build-seed';
import { tempFolder } from '../../builders/temp-folder';
import { killGroup, stationRange, withPatience } from '../station/fired-station';
import { openLedger } from '../station/invariant';
import { buildMutant } from '../station/mutant';
import { startAnswering } from '../station/page-driver';
import { beginSitting, prepareExam } from '../station/sitting';
import { makeCutDisk, whyNotHere } from './cut-disk';

// `npm run test:powercut -- [--cuts 50] [--seed text] [--without fdatasync]`, as root on Linux: a real station on a disk of its own whose
// power is cut in mid-exam. "Every acknowledged answer is there after the restart, in the journal and in the read
// model; nothing invented; nobody is told of damage." Exit codes: 0 passed, 1 failed, 3 not run. `--without` takes the
// safeguard out of a copy of the build first: the run must then fail.

const NOT_RUN = 3;
const say = (line: string) => console.log(line);
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? undefined : process.argv[at + 1];
};
const cuts = Number(option('cuts') ?? 50);
const seed = option('seed') ?? `power-${Date.now()}`;

const why = whyNotHere();
const station = why === undefined ? await prepareStation(say) : undefined;
if (station === undefined || !station.isReady || !(await buildIfNeeded(say))) {
  say(
    `断电测试没有运行：${why ?? 'no station'}。 The power-cut test was NOT RUN: ${why ?? 'the station can not be started here'}.`,
  );
  process.exitCode = NOT_RUN;
} else {
  Object.assign(process.env, station.env);
  try {
    await cutAgainAndAgain();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(`again: npm run test:powercut -- --cuts ${cuts} --seed ${seed}`);
    process.exitCode = 1;
  }
}
await station?.display?.stop();

async function cutAgainAndAgain(): Promise<void> {
  const random = seededRandom(buildSeed(seed));
  const root = await tempFolder('power');
  const disk = await makeCutDisk(root.path);
  const folder = `${disk.folder}/station`;
  let pid = 0;
  try {
    await prepareExam(folder);
    // What the fixture wrote is not what is being tested.
    spawnSync('sync', ['-f', folder]);
    const app = option('without') === 'fdatasync' ? await buildMutant(root.path, 'no-fdatasync') : '.';
    const range = await stationRange(folder, app);
    const ledger = openLedger(folder);
    let acknowledged = 0;
    for (let life = 0; life < cuts; life++) {
      const started = await range.start();
      if (started === undefined) throw new Error('the station did not start');
      pid = started.pid;
      const sitting = await beginSitting(started, ledger, false);
      if (sitting === undefined) throw new Error('the exam did not go on');
      startAnswering(started.page, sitting.open, life);
      const until = 1 + random.below(150);
      await withPatience(`answer ${until}`, sitting.heard.reach(until, started.gone));
      // Somewhere within the answers that follow.
      await pause(random.below(20));
      await disk.cut();
      const heard = sitting.heard.count();
      killGroup(started.pid);
      await withPatience('the end of the station', started.gone);
      await disk.restart();
      await ledger.settle(life, heard, sitting.open.questions);
      acknowledged += heard;
      say(`seed ${seed}, cut ${life + 1} of ${cuts}: ${heard} acknowledged in this life, all there`);
    }
    const last = await range.start();
    if (last === undefined) throw new Error('the station did not start');
    pid = last.pid;
    await beginSitting(last, ledger, false);
    say('');
    say(`${cuts} 次断电，${acknowledged} 个已确认的答案，丢失 0，凭空出现 0。`);
    say(`${cuts} power cuts, ${acknowledged} acknowledged answers, 0 lost, 0 invented; seed ${seed}`);
  } finally {
    if (pid > 0) {
      try {
        killGroup(pid);
      } catch {
        // It is gone already.
      }
    }
    await disk.remove();
    await root.remove();
  }
}
