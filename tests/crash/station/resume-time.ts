import { tempFolder } from '../../builders/temp-folder';
import { killGroup, stationRange } from './fired-station';
import { openAndResume } from './page-driver';
import { prepareExam } from './sitting';

// Prints as JSON how many ms pass, in each of so many rounds, from a SIGKILL to the same question on the screen: from
// the kill to the proctor's screen, and from the proctor's last key to the question. Passwords cost what they do in use.

const rounds = Number(process.argv[2] ?? 5);
const folder = await tempFolder('resume');
try {
  await prepareExam(folder.path, true);
  const range = await stationRange(folder.path);
  let station = await range.start();
  const spans: { readonly start: number; readonly open: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    if (station === undefined) throw new Error('the station did not start');
    const killedAt = performance.now();
    killGroup(station.pid);
    await station.gone;
    station = await range.start();
    if (station === undefined) throw new Error('the station did not start');
    const shownAt = performance.now();
    await openAndResume(station.page);
    await station.page.locator('.exam-question').waitFor();
    spans.push({ start: shownAt - killedAt, open: performance.now() - shownAt });
  }
  if (station !== undefined) {
    killGroup(station.pid);
    await station.gone;
  }
  console.log(JSON.stringify(spans));
} finally {
  await folder.remove();
}
