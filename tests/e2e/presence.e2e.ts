import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import * as drive from '../../scripts/station-driver/drive';
import { zh } from '../../src-renderer/i18n/zh';
import { journalEntries } from '../builders/journal-entries';
import { tempFolder } from '../builders/temp-folder';
import { buildWorld, clipOf, knowing, type World } from './station-world';
import { emptyRoom, framesOf, type SwapClip, sideBySide, swapClip } from './swap-clip';
import { plugState, pullPlug, pushPlug, putPlugIn } from './unplug';

/** So short that a test need not wait and need not move a clock; in an exam these are minutes. */
const PRESENCE = {
  isOn: true,
  minSeconds: 1,
  maxSeconds: 1,
  answerSeconds: 30,
  soonSeconds: 1,
  misses: 2,
  outOf: 3,
  doubtsInARow: 20,
};

test.describe('looks at the seat during a real exam, through a camera that changes its picture', () => {
  // One exam from its start to its end; each test goes on where the one before left it.
  test.describe.configure({ mode: 'serial' });
  let world: World;
  let page: Page;
  let clip: SwapClip;
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let own: readonly Uint8Array[];

  const checks = async () =>
    (await journalEntries(world.stationFolder, 'attempt-event')).flatMap(({ event }) =>
      event.kind === 'presence-checked' ? [event] : [],
    );
  const incidents = async () =>
    (await journalEntries(world.stationFolder, 'incident')).map(({ incident }) => incident);
  const verdicts = async () => (await checks()).map(({ verdict }) => verdict.kind);
  const sign = (words: string) => page.locator('.camera-sign').filter({ hasText: words });

  /** So many looks more than now, the last of which says this. */
  async function seenAgain(kind: string): Promise<void> {
    const before = (await checks()).length;
    await expect.poll(async () => (await verdicts()).slice(before).at(-1), { timeout: 60_000 }).toBe(kind);
  }

  async function answers(number: number): Promise<void> {
    await drive.goTo(page, number);
    await drive.answerShown(
      page,
      knowing(world.content(), () => true),
    );
    await drive.allSaved(page);
  }

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    world = await buildWorld();
    folder = await tempFolder('camera');
    own = await framesOf(clipOf('demo-01'));
    clip = await swapClip(folder.path, own);
    const station = await world.firstStart({
      cameraClip: clip.file,
      adjust: (content) => ({ ...content, policy: { ...content.policy, presence: PRESENCE } }),
    });
    page = station.page;
    await page.getByRole('button', { name: zh.staff.locked.submit }).waitFor({ timeout: 30_000 });
    await putPlugIn(page);
    await drive.openSession(page, world.opening);
    await drive.identify(page, world.content().candidates[0]?.admissionNo ?? '');
    await drive.giveConsent(page);
    await drive.startExam(page);
  });
  test.afterAll(async () => {
    await world.close();
    await folder.remove();
  });

  test('the person who checked in is seen again and again: no incident, no blink, nothing moves', async () => {
    test.setTimeout(120_000);
    await expect(sign(zh.camera.on)).toBeVisible();
    await drive.goTo(page, 3);
    await page.locator('.option-list input').first().focus();
    const place = () =>
      page.evaluate(() => {
        const boxes = ['.exam-header', '.exam-question', '.exam-sheet', '.camera-sign'].map((name) => {
          const { x, y, width, height } =
            document.querySelector(name)?.getBoundingClientRect() ?? new DOMRect();
          return [name, x, y, width, height];
        });
        return { boxes, focus: document.activeElement?.getAttribute('value'), title: document.title };
      });
    const before = await place();
    await expect.poll(async () => (await checks()).length, { timeout: 60_000 }).toBeGreaterThan(4);
    expect(await place()).toEqual(before);
    expect([...new Set(await verdicts())]).toEqual(['present']);
    expect((await checks()).every(({ look }) => look?.kind === 'seen' && look.toCapture !== undefined)).toBe(
      true,
    );
    expect(await incidents()).toEqual([]);
    // The camera of the check-in is still the same one.
    expect(await plugState(page)).toEqual({ opened: 1, isOn: true });
  });

  test('a second person in the picture becomes an incident with a sealed picture, and the exam goes on', async () => {
    test.setTimeout(120_000);
    const [stranger] = await framesOf(clipOf('demo-stranger'));
    const [me] = own;
    if (me === undefined || stranger === undefined) throw new Error('a clip without frames');
    await clip.show([await sideBySide(page, me, stranger)]);
    await expect
      .poll(async () => (await incidents()).map(({ kind }) => kind), { timeout: 60_000 })
      .toEqual(['presence-many-faces']);
    await answers(1);
    await expect
      .poll(async () => (await journalEntries(world.stationFolder, 'evidence-kept')).length, {
        timeout: 30_000,
      })
      .toBe(1);
    const [incident] = await incidents();
    const [kept] = await journalEntries(world.stationFolder, 'evidence-kept');
    expect(kept?.item.head.incidentId).toBe(incident?.incidentId);
    const file = path.join(world.stationFolder, 'evidence', `${kept?.item.sha256}.evidence`);
    const sealed = await readFile(file);
    // Sealed: no start of a JPEG stands in it.
    expect(sealed.includes(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe(false);
    await clip.show(own);
    await seenAgain('present');
  });

  test('another person at the seat becomes an incident, an empty seat another', async () => {
    test.setTimeout(180_000);
    await clip.show(await framesOf(clipOf('demo-stranger')));
    await expect
      .poll(async () => (await incidents()).map(({ kind }) => kind).at(-1), { timeout: 90_000 })
      .toBe('presence-other-face');
    await clip.show(own);
    await seenAgain('present');
    await clip.show([await emptyRoom(page)]);
    await expect
      .poll(async () => (await incidents()).map(({ kind }) => kind).at(-1), { timeout: 60_000 })
      .toBe('presence-no-face');
    await answers(2);
    await clip.show(own);
    await seenAgain('present');
  });

  test('an unplugged camera becomes an incident, the exam goes on, and it is found again when plugged in', async () => {
    test.setTimeout(120_000);
    await pullPlug(page);
    await expect(sign(zh.camera.lost)).toBeVisible();
    await expect
      .poll(async () => (await incidents()).map(({ kind }) => kind).at(-1), { timeout: 60_000 })
      .toBe('camera-lost');
    await answers(4);
    await pushPlug(page);
    await expect(sign(zh.camera.on)).toBeVisible();
    await seenAgain('present');
    expect(await incidents()).toHaveLength(4);
    expect(await plugState(page)).toEqual({ opened: 2, isOn: true });
  });

  test('taking back the consent turns the camera off for good; answers stay and the exam is scored (LW-2)', async () => {
    test.setTimeout(120_000);
    await sign(zh.camera.on).click();
    await page.getByRole('button', { name: zh.camera.withdraw }).click();
    await expect(page.getByText(zh.camera.withdrawnNote)).toBeVisible();
    await page.getByRole('button', { name: zh.camera.back }).click();
    await expect(sign(zh.camera.withdrawn)).toBeVisible();
    expect((await plugState(page)).isOn).toBe(false);
    const before = (await checks()).length;
    await answers(5);
    await answers(6);
    await drive.submit(page);
    expect((await checks()).length).toBe(before);
    // Questions 1, 2, 4, 5 and 6, and nothing was lost on the way.
    await expect(page.locator('.score-total')).toContainText('5');
    expect((await plugState(page)).isOn).toBe(false);
  });

  test('the logs of it all hold no name, no number and no face (ID-14, LW-4)', async () => {
    const logs = path.join(world.stationFolder, 'logs');
    const texts = await Promise.all(
      (await readdir(logs)).map((name) => readFile(path.join(logs, name), 'utf8')),
    );
    const text = texts.join('\n');
    expect(text).toContain('"event":"incident"');
    for (const person of world.content().candidates) {
      for (const secret of [
        person.displayName,
        person.admissionNo,
        person.document.number,
        person.photo.sha256,
      ]) {
        expect(text).not.toContain(secret);
      }
    }
    expect(text).not.toMatch(/distance|luma|descriptor|base64|data:image/i);
  });
});
