import { assertNever } from '../../../src-shared/basics/assert-never';
import { tempFolder } from '../../builders/temp-folder';
import {
  type FiredStation,
  killGroup,
  killHelpers,
  type Range,
  stationRange,
  withPatience,
} from './fired-station';
import { openLedger } from './invariant';
import { type Blow, blowText, killPlan } from './kill-plan';
import type { KillTally } from './kill-tally';
import { startAnswering } from './page-driver';
import { beginSitting, prepareExam, type Sitting } from './sitting';

export type FireInput = {
  readonly seed: string;
  readonly blows: number;
  readonly say: (line: string) => void;
  /** Told after each blow that was survived. */
  readonly onTally?: (tally: KillTally) => void;
  /** Blows of the plan that an earlier run, which was stopped, has dealt already. */
  readonly from?: number;
};

/** After so many blows a fresh folder is begun, so that checking the whole journal each time stays quick. */
const BLOWS_PER_FOLDER = 60;

/** Hurts a station in mid-exam again and again; throws, with the seed, at the first answer that is not as it should be. */
export async function underFire(input: FireInput): Promise<KillTally> {
  const plan = killPlan(input.seed, input.blows);
  const kills = new Map<string, number>();
  const from = input.from ?? 0;
  let answers = 0;
  let blows = 0;
  const tally = (more: number): KillTally => ({
    kills,
    blows,
    planned: plan.length - from,
    answers: answers + more,
  });
  for (let first = from; first < plan.length; first += BLOWS_PER_FOLDER) {
    const range = await openRange();
    try {
      for (const [at, blow] of plan.slice(first, first + BLOWS_PER_FOLDER).entries()) {
        const name = `seed ${input.seed}, blow ${first + at + 1} of ${plan.length} (${blowText(blow)})`;
        try {
          for (const hit of await range.take(blow, at)) kills.set(hit, (kills.get(hit) ?? 0) + 1);
        } catch (error) {
          throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        }
        blows += 1;
        input.say(`${name}: ${range.confirmed()} answers, all there`);
        input.onTally?.(tally(range.confirmed()));
      }
      await range.restart();
      answers += range.confirmed();
    } finally {
      await range.close();
    }
  }
  return tally(0);
}

type OpenRange = {
  /** One blow and the checks before and after it; resolves with what was killed. */
  readonly take: (blow: Blow, life: number) => Promise<readonly string[]>;
  /** A last start with its checks. */
  readonly restart: () => Promise<void>;
  readonly confirmed: () => number;
  readonly close: () => Promise<void>;
};

async function openRange(): Promise<OpenRange> {
  const folder = await tempFolder('kills');
  await prepareExam(folder.path);
  const range = await stationRange(folder.path);
  const ledger = openLedger(folder.path);
  let running: FiredStation | undefined;
  const begin = async (killPoint?: string): Promise<Sitting | undefined> => {
    running = await range.start(killPoint);
    return running === undefined ? undefined : beginSitting(running, ledger, killPoint !== undefined);
  };
  return {
    take: async (blow, life) => {
      const sitting = await begin(blow.kind === 'in-write' ? `${blow.step}:${blow.atWrite}` : undefined);
      if (sitting === undefined) {
        await ledger.settle(life, 0, []);
        return ['main within a write'];
      }
      startAnswering(sitting.station.page, sitting.open, life);
      const hits = await strike(blow, sitting, range);
      await ledger.settle(life, sitting.heard.count(), sitting.open.questions);
      return hits;
    },
    restart: async () => {
      await begin();
    },
    confirmed: ledger.confirmed,
    close: async () => {
      if (running !== undefined && !running.isGone()) killGroup(running.pid);
      await running?.gone;
      await folder.remove();
    },
  };
}

/** More answers that a station must give after it has survived something. */
const AND_ON = 15;

/** Deals the blow and ends with a station that is gone; resolves with what was killed. */
async function strike(blow: Blow, { station, heard }: Sitting, range: Range): Promise<readonly string[]> {
  const reach = (count: number) => withPatience(`answer ${count}`, heard.reach(count, station.gone));
  const kill = async (): Promise<void> => {
    process.kill(station.pid, 'SIGKILL');
    await withPatience('the end of the station', station.gone);
  };
  switch (blow.kind) {
    case 'main':
      await reach(blow.afterAnswers);
      await kill();
      return ['main'];
    case 'group':
      await reach(blow.afterAnswers);
      killGroup(station.pid);
      await withPatience('the end of the station', station.gone);
      return ['whole group'];
    case 'in-write':
      await withPatience('death within a write', station.gone);
      return ['main within a write'];
    case 'twice':
      await reach(blow.afterAnswers);
      await kill();
      await range.startAndKill(blow.intoStartMs);
      return ['main', 'whole group while starting'];
    case 'second-instance': {
      await reach(blow.afterAnswers);
      const code = await withPatience('the end of the second station', range.startSecond());
      if (code !== 0) throw new Error(`the second station ended with ${code}`);
      await reach(heard.count() + AND_ON);
      await kill();
      return ['main after a second instance'];
    }
    case 'helper': {
      await reach(blow.afterAnswers);
      const page = await listenForPage(station);
      const count = killHelpers(station.pid, blow.helper);
      if (count === 0) throw new Error(`no ${blow.helper} was found to kill`);
      if (blow.helper === 'renderer') await withPatience('the page to come back', page.isBack);
      else {
        page.isBack.catch(() => undefined);
        await reach(heard.count() + AND_ON);
      }
      await kill();
      return [...Array.from({ length: count }, () => blow.helper), 'main'];
    }
    default:
      return assertNever(blow);
  }
}

/**
 * Resolves when the page has been loaded again and shows the exam; asked of the main process, because the driver's
 * own page is dead. Called before the blow: the main process has to listen first.
 */
async function listenForPage(station: FiredStation): Promise<{ readonly isBack: Promise<void> }> {
  const loaded = station.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.once('did-finish-load', () => resolve());
      }),
  );
  // One more question and answer: the first one has been heard.
  await station.app.evaluate(() => true);
  const shown = async (): Promise<void> => {
    await loaded;
    for (let isThere: unknown = false; isThere !== true; ) {
      isThere = await station.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          "document.querySelector('.exam-question') !== null",
        ),
      );
    }
  };
  return { isBack: shown() };
}
