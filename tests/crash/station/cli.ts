import { buildIfNeeded } from '../../../scripts/start/build-if-needed';
import { prepareStation } from '../../../scripts/test/prepare-station';
import { underFire } from './under-fire';

// `npm run test:crash -- [--kills 1000] [--seed text]`: a real station killed again and again in mid-exam.

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? undefined : process.argv[at + 1];
};
const blows = Number(option('kills') ?? 1000);
const seed = option('seed') ?? `crash-${Date.now()}`;
const say = (line: string) => console.log(line);
if (!Number.isInteger(blows) || blows < 1) throw new Error('--kills takes a whole number above 0');

const station = await prepareStation(say);
try {
  if (!station.isReady || !(await buildIfNeeded(say))) throw new Error('the station can not be started here');
  Object.assign(process.env, station.env);
  const startedAt = performance.now();
  const { kills, answers } = await underFire({ seed, blows, say });
  const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
  const total = [...kills.values()].reduce((sum, count) => sum + count, 0);
  say('');
  for (const [what, count] of kills) say(`${String(count).padStart(6)}  SIGKILL  ${what}`);
  say(`${String(total).padStart(6)}  SIGKILL  in all, ${minutes} min, seed ${seed}`);
  say(`${String(answers).padStart(6)}  answers in the journals, 0 acknowledged answers lost, 0 invented`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`again: npm run test:crash -- --kills ${blows} --seed ${seed}`);
  process.exitCode = 1;
} finally {
  await station.display?.stop();
}
