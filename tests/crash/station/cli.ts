import { buildIfNeeded } from '../../../scripts/start/build-if-needed';
import { prepareStation } from '../../../scripts/test/prepare-station';
import { docsLine, type KillTally, killCount, progressLine } from './kill-tally';
import { underFire } from './under-fire';

// `npm run test:crash -- [--kills 1000] [--seed text] [--from 0]`: a real station killed again and again in mid-exam.
// Stopped by Ctrl+C or SIGTERM it tells what it has come to, and the command that deals the blows that are left.

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? undefined : process.argv[at + 1];
};
const blows = Number(option('kills') ?? 1000);
const from = Number(option('from') ?? 0);
const seed = option('seed') ?? `crash-${Date.now()}`;
const say = (line: string) => console.log(line);
if (!Number.isInteger(blows) || blows < 1) throw new Error('--kills takes a whole number above 0');
if (!Number.isInteger(from) || from < 0 || from >= blows)
  throw new Error('--from takes a whole number from 0, below --kills');

const startedAt = performance.now();
let tally: KillTally = { kills: new Map(), blows: 0, planned: blows - from, answers: 0 };
const again = (at: number): string =>
  `npm run test:crash -- --kills ${blows} --seed ${seed}${at === 0 ? '' : ` --from ${at}`}`;

function tellTotals(): void {
  const minutes = (performance.now() - startedAt) / 60_000;
  say('');
  for (const [what, count] of tally.kills) say(`${String(count).padStart(6)}  SIGKILL  ${what}`);
  say(`${String(killCount(tally)).padStart(6)}  SIGKILL  in all, ${minutes.toFixed(1)} min, seed ${seed}`);
  say(
    `${String(tally.answers).padStart(6)}  answers in the journals, 0 acknowledged answers lost, 0 invented`,
  );
  say('For docs/loss-bound.md:');
  say(docsLine(tally, seed, minutes));
}

// Told at once and not after the blow under way: whoever stops a run may not wait. What was started ends with this.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.prependListener(signal, () => {
    tellTotals();
    say(`stopped by ${signal}; the rest: ${again(from + tally.blows)}`);
    process.exit(code);
  });
}

const station = await prepareStation(say);
try {
  if (!station.isReady || !(await buildIfNeeded(say))) throw new Error('the station can not be started here');
  Object.assign(process.env, station.env);
  const onTally = (now: KillTally): void => {
    tally = { ...now, kills: new Map(now.kills) };
    say(progressLine(tally));
  };
  tally = await underFire({ seed, blows, say, from, onTally });
  tellTotals();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`again: ${again(from)}`);
  process.exitCode = 1;
} finally {
  await station.display?.stop();
}
