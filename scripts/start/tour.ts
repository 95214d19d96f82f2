import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import pg from 'pg';
import { zh } from '../../src-renderer/i18n/zh';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import * as drive from '../station-driver/drive';
import { type DrivenStation, launchStation } from '../station-driver/launch-station';
import { writeCameraClip } from './camera-clip';
import { foldersIn } from './data-folders';
import { type Demonstration, newStation, startDemonstration } from './demonstration';
import type { PreparedElectron } from './prepare-electron';
import { printAccess } from './print-access';

export type TourInput = {
  readonly electron: PreparedElectron;
  readonly root: string;
  readonly resources: string;
  readonly say: (sentence: string) => void;
};

/** The candidate of the tour knows three questions of four: a pass, with something on the answer sheet to look at. */
const KNOWS_EVERY = 4;

/**
 * What a person with a screen would do, done by a script with a camera clip: one whole exam, each step said, each
 * screen photographed, and at the end the row that arrived in PostgreSQL. Resolves with the exit status.
 */
export async function guidedTour({ electron, root, resources, say }: TourInput): Promise<number> {
  const folders = foldersIn(root);
  const shots = path.join(root, 'screenshots');
  await mkdir(shots, { recursive: true });
  say('① 启动中心服务器和内嵌的 PostgreSQL。 The central server starts with its embedded PostgreSQL.');
  const demonstration = await startDemonstration(folders, resources);
  let station: DrivenStation | undefined;
  try {
    const { centre } = demonstration;
    const code = await centre.newProvisioningCode();
    say('② 打开考试机；它用一次性登记码自行登记。 The station opens and registers with its one-time code.');
    station = await launchStation({
      executable: electron.found.executable,
      switches: electron.switches,
      environment: {
        ...electron.environment,
        ...demonstration.stationEnvironment(code),
        EXAM_STATION_CHALLENGE_ORDER_FILE: await writtenOrder(root),
      },
      cameraClip: await visitorClip(root, resources),
    });
    const stationId = await newStation(
      centre,
      [],
      () => pause(100),
      () => false,
    );
    say(`   机位编号 Station ${stationId}`);
    const content = await centre.publishSession({ stationIds: [stationId ?? ''], nowMs: Date.now() });
    say('③ 当天的考试包已密封、下发。 Today’s exam package is sealed and published.');
    await printAccess(demonstration, say);
    const shown = await sitOneExam(station.page, demonstration, content, shots, say);
    const row = await arrivedRow(demonstration.server.databaseUrl, shown.attemptId);
    say('⑨ 到达中心数据库的一行： The row that arrived in PostgreSQL:');
    say(JSON.stringify(row, undefined, 2));
    say(`截图在 Screenshots are in ${shots}`);
    return row === undefined ? 1 : 0;
  } finally {
    await station?.close();
    await demonstration.server.stop();
    await rm(folders.station, { recursive: true, force: true });
  }
}

/** What the tour's visitor is asked for; elsewhere it is drawn. */
const MOVEMENTS = ['turn-left', 'nod'] as const;

async function writtenOrder(root: string): Promise<string> {
  const file = path.join(root, 'tour', 'challenge-order.json');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(MOVEMENTS));
  return file;
}

/** A clip can not listen, so its person makes the movements of that order again and again. */
function visitorClip(root: string, resources: string): Promise<string> {
  return writeCameraClip(
    path.join(root, 'tour', 'camera.mjpeg'),
    path.join(resources, 'demo', 'people', 'demo-01'),
    MOVEMENTS.flatMap((action) => [
      { kind: 'sit' as const, ms: 2500 },
      { kind: 'move' as const, action },
    ]),
  );
}

async function sitOneExam(
  page: Page,
  { secrets }: Demonstration,
  content: PackageContent,
  shots: string,
  say: (sentence: string) => void,
): Promise<{ readonly attemptId: string }> {
  let number = 0;
  const shot = async (name: string): Promise<void> => {
    number += 1;
    await page.screenshot({ path: path.join(shots, `${String(number).padStart(2, '0')}-${name}.png`) });
  };
  await page.getByRole('button', { name: zh.staff.locked.submit }).waitFor({ timeout: 60_000 });
  await shot('locked');
  say('④ 监考员用口令开启场次。 A proctor opens the session with its passphrase.');
  const password = secrets.staffPasswords.JK001 ?? '';
  await drive.openSession(page, { staffId: 'JK001', password, passphrase: secrets.passphrase });
  await page.getByLabel(zh.checkIn.identify.field).waitFor({ timeout: 60_000 });
  await shot('check-in');
  const candidate = content.candidates[0];
  say(
    `⑤ ${candidate?.displayName} 签到，单独同意人脸核验。 A candidate checks in and consents to the face check.`,
  );
  await drive.identify(page, candidate?.admissionNo ?? '');
  await page.getByLabel(zh.checkIn.consent.tick).waitFor();
  await shot('consent');
  await drive.giveConsent(page);
  await page.getByRole('heading', { name: zh.face.title }).waitFor();
  await page.locator('canvas').first().waitFor();
  await shot('face-check');
  await page.getByText(zh.challenge.why).waitFor({ timeout: 90_000 });
  await shot('movements');
  await drive.passMovements(page);
  await shot('ready');
  say(
    '⑥ 人脸一致，动作按提示完成，开始考试。 The face matches, the movements were made as asked; the exam begins.',
  );
  await drive.startExam(page);
  await answerPaper(page, content, shot);
  say('⑦ 两次确认后交卷。 Handed in after two confirmations.');
  await drive.submit(page);
  await shot('result');
  const total = (await page.locator('.score').first().textContent()) ?? '';
  say(`⑧ 成绩 Score: ${total}`);
  await page.getByText(zh.result.confirmed('').trim()).first().waitFor({ timeout: 60_000 });
  await shot('confirmed');
  const attempt = await page.evaluate(() =>
    (
      window as unknown as {
        station: { invoke: (c: string, r: object) => Promise<{ candidate: { attemptId: string } }> };
      }
    ).station.invoke('station:view', {}),
  );
  return { attemptId: attempt.candidate.attemptId };
}

async function answerPaper(
  page: Page,
  content: PackageContent,
  shot: (name: string) => Promise<void>,
): Promise<void> {
  const known = new Map(
    content.bank.items
      .flatMap((item) => (item.type === 'case' ? [...item.items] : [item]))
      .map((item) => [item.id as string, item]),
  );
  for (let number = 1; number <= 74; number++) {
    const isGuess = number % KNOWS_EVERY === 0;
    await drive.answerShown(page, (texts, _, itemId) => {
      const item = known.get(itemId);
      if (isGuess || item === undefined) return [0];
      const right = new Set(item.key.map((id) => item.options.find((option) => option.id === id)?.text));
      return texts.flatMap((text, place) => (right.has(text) ? [place] : []));
    });
    if (number === 1 || number === 41 || number === 71) await shot(`question-${number}`);
    if (number < 74) await page.getByRole('button', { name: zh.exam.next }).click();
  }
  await drive.allSaved(page);
}

/** The result as the centre has it, once it is there. */
async function arrivedRow(databaseUrl: string, attemptId: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const found = await client.query(
      'select attempt_id, candidate_id, session_id, station_id, claimed_total, total, is_pass, status, identity_kind, to_timestamp(received_at_ms / 1000.0) as received_at, is_demonstration from results where attempt_id = $1',
      [attemptId],
    );
    return found.rows[0];
  } finally {
    await client.end();
  }
}
