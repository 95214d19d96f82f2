import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { splitJpegFrames } from '../../scripts/demo-faces/jpeg-frames';
import { type ClipPart, writeCameraClip } from '../../scripts/start/camera-clip';
import * as drive from '../../scripts/station-driver/drive';
import type { DrivenStation } from '../../scripts/station-driver/launch-station';
import { zh } from '../../src-renderer/i18n/zh';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { tempFolder } from '../builders/temp-folder';
import { buildWorld, clipOf, type World } from './station-world';

// The real station, its real worker and networks; only the camera's pictures come from a file (RM-5, LW-3).

let world: World;
let clips: Awaited<ReturnType<typeof tempFolder>>;
let isFirst = true;

test.beforeAll(async () => {
  world = await buildWorld();
  clips = await tempFolder('camera');
  await writeFile(orderFile(), JSON.stringify(['turn-left', 'nod']));
});
test.afterAll(async () => {
  await world.close();
  await clips.remove();
});

const orderFile = () => path.join(clips.path, 'order.json');
const clip = (name: string) => path.join(clips.path, `${name}.mjpeg`);
const person = (id: string) => path.dirname(clipOf(id));

const sit = (ms: number): ClipPart => ({ kind: 'sit', ms });
const move = (action: 'turn-left' | 'turn-right' | 'nod'): ClipPart => ({ kind: 'move', action });

/** Less time than people get: what does not pass is seen sooner. */
function asking(content: PackageContent): PackageContent {
  const { policy } = content;
  return { ...content, policy: { ...policy, liveness: { ...policy.liveness, actions: 2, secondsEach: 7 } } };
}

/**
 * The station with this camera, a candidate at the face check: the first, or another one where a test before has used
 * up tries, which outlast a restart.
 */
async function before(cameraClip: string, place = 0): Promise<DrivenStation['page']> {
  const environment = { EXAM_STATION_CHALLENGE_ORDER_FILE: orderFile() };
  const options = { cameraClip, environment, adjust: asking };
  const { page } = await (isFirst ? world.firstStart(options) : world.startAgain(options));
  isFirst = false;
  await page.getByRole('button', { name: zh.staff.locked.submit }).waitFor({ timeout: 60_000 });
  await drive.openSession(page, world.opening);
  await page.getByLabel(zh.checkIn.identify.field).waitFor();
  await drive.identify(page, world.content().candidates[place]?.admissionNo ?? '');
  await drive.giveConsent(page);
  await page.getByRole('heading', { name: zh.face.title }).waitFor();
  return page;
}

const says = (page: DrivenStation['page'], sentence: string) =>
  page.getByRole('status').filter({ hasText: sentence }).waitFor({ timeout: 30_000 });

function ffmpeg(...args: readonly string[]): void {
  const made = spawnSync('ffmpeg', ['-loglevel', 'error', '-y', ...args], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr || 'ffmpeg is not installed');
}

/** 4:2:0 as Chromium's stand-in for a camera wants it: any other gives a green picture and no error. */
const AS_CAMERA = ['-pix_fmt', 'yuvj420p', '-c:v', 'mjpeg', '-q:v', '3', '-f', 'mjpeg'];

test('the right person who makes the movements gets to the start', async () => {
  const parts = [sit(2500), move('turn-left'), sit(2500), move('nod')];
  await writeCameraClip(clip('obedient'), person('demo-01'), parts);
  const page = await before(clip('obedient'));
  await page.getByText(zh.challenge.why).waitFor({ timeout: 60_000 });
  await drive.passMovements(page);
  await expect(page.getByText(zh.checkIn.ready.byFace)).toBeVisible();
});

test('a still photograph of the right person is recognised but makes no movement: staff decide', async () => {
  const [first] = splitJpegFrames(await readFile(clipOf('demo-02')));
  if (first === undefined) throw new Error('the clip is empty');
  await writeFile(clip('still'), Buffer.concat(Array.from({ length: 30 }, () => first)));
  const page = await before(clip('still'), 1);
  await says(page, zh.challenge.act['turn-left']);
  await says(page, zh.challenge.retry['no-action']);
  await drive.passMovements(page);
  await expect(page.getByText(zh.staff.manual.becauseChallenge)).toBeVisible();
});

test('a clip of the right person who makes another movement is not taken for the one asked for', async () => {
  await writeCameraClip(clip('other'), person('demo-03'), [sit(2500), move('turn-right')]);
  const page = await before(clip('other'), 2);
  await says(page, zh.challenge.retry['other-action']);
});

test('another person is never asked for movements', async () => {
  const page = await before(clipOf('demo-stranger'), 3);
  await says(page, zh.face.verdict['no-match']);
  await expect(page.getByText(zh.challenge.why)).toBeHidden();
  await expect(page.getByRole('button', { name: zh.face.toManual })).toBeEnabled();
});

test('two people in the picture are told so before anything is compared', async () => {
  const halves = '[0]crop=320:480:160:0[a];[1]crop=320:480:160:0[b];[a][b]hstack';
  ffmpeg(
    '-i',
    clipOf('demo-01'),
    '-i',
    clipOf('demo-02'),
    '-filter_complex',
    halves,
    ...AS_CAMERA,
    clip('two'),
  );
  const page = await before(clip('two'));
  await says(page, zh.face.guidance['many-faces']);
});

test('a blurred picture and a covered face are told so by a sentence, and cost no try', async () => {
  ffmpeg('-i', clipOf('demo-01'), '-vf', 'gblur=sigma=4', ...AS_CAMERA, clip('blurred'));
  const blurred = await before(clip('blurred'));
  await says(blurred, zh.face.verdict['too-blurred']);
  const dark = 'color=black:t=fill';
  const glasses = `drawbox=x=246:y=166:w=60:h=38:${dark},drawbox=x=332:y=166:w=60:h=38:${dark}`;
  ffmpeg('-i', clipOf('demo-01'), '-vf', glasses, ...AS_CAMERA, clip('glasses'));
  const covered = await before(clip('glasses'));
  await says(covered, zh.face.verdict.covered);
  await expect(covered.getByRole('button', { name: zh.face.toManual })).toBeEnabled();
});

test('a dark picture asks for light, a black one says that the camera shows nothing', async () => {
  ffmpeg('-i', clipOf('demo-01'), '-vf', 'lutyuv=y=val*0.12', ...AS_CAMERA, clip('dark'));
  const dark = await before(clip('dark'));
  await says(dark, zh.face.guidance['too-dark']);
  ffmpeg('-f', 'lavfi', '-i', 'color=black:s=640x480:r=30:d=1', ...AS_CAMERA, clip('black'));
  const black = await before(clip('black'));
  await says(black, zh.face.camera['camera-dark-or-dead']);
});
