import { expect, test } from '@playwright/test';
import * as drive from '../../scripts/station-driver/drive';
import { zh } from '../../src-renderer/i18n/zh';
import { filesHolding, plaintextsOf } from './disk-search';
import { buildWorld, clipOf, knowing, type World } from './station-world';

test.describe('the whole job in a real Electron, with a camera clip and a real PostgreSQL', () => {
  // The second test goes on where the first one left the station.
  test.describe.configure({ mode: 'serial' });
  let world: World;
  test.beforeAll(async () => {
    world = await buildWorld();
  });
  test.afterAll(() => world.close());

  test('check-in by face, 74 questions, score, and the same score in the centre’s database (TS-1..TS-7)', async () => {
    test.setTimeout(240_000);
    const { page } = await world.firstStart({ cameraClip: clipOf('demo-01') });
    await page.getByRole('button', { name: zh.staff.locked.submit }).waitFor({ timeout: 30_000 });
    expect(await filesHolding(world.stationFolder, plaintextsOf(world.content()))).toEqual([]);
    await drive.openSession(page, world.opening);
    const candidate = world.content().candidates[0];
    await drive.identify(page, candidate?.admissionNo ?? '');
    await expect(page.getByLabel(zh.checkIn.consent.tick)).not.toBeChecked();
    await drive.giveConsent(page);
    await drive.startExam(page);

    // All single-choice questions and all cases right, the rest left open: 40 + 20 points.
    const choose = knowing(world.content(), () => true);
    for (let number = 1; number <= 74; number++) {
      if (number <= 40 || number > 70) {
        await drive.goTo(page, number);
        await drive.answerShown(page, choose);
      }
    }
    await drive.allSaved(page);
    await drive.submit(page);
    await expect(page.locator('.score-total')).toContainText('60');
    await expect(page.getByText(zh.result.pass, { exact: true })).toBeVisible();
    await expect(page.getByText(zh.result.confirmed('').trim())).toBeVisible({ timeout: 30_000 });

    const rows = await world.query('select *, claimed_total::int as claimed from results');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      candidate_id: candidate?.candidateId,
      session_id: world.content().session.sessionId,
      claimed: 60,
      total: 60,
      is_pass: true,
      status: 'confirmed',
      identity_kind: 'face',
      submit_cause: 'candidate',
      is_demonstration: true,
    });
    expect(await world.query('select count(*)::int as n from inbox')).toEqual([{ n: 1 }]);

    await page.getByRole('button', { name: zh.result.leave }).click();
    await page.getByRole('button', { name: zh.office.open }).click();
    await expect(page.getByText(zh.office.list.states.acknowledged).first()).toBeVisible();
    expect(await filesHolding(world.stationFolder, plaintextsOf(world.content()))).toEqual([]);
    // No answer either, in the journal's words or as a database of the page keeps the name of a field (decision 0038).
    expect(await filesHolding(world.stationFolder, ['"chosen":[', '"\u0006chosen'])).toEqual([]);
  });

  test('the same person can not sit twice, and the next one can, with another paper (TS-12, TS-23)', async () => {
    test.setTimeout(120_000);
    const { page } = await world.startAgain({ cameraClip: clipOf('demo-02') });
    await drive.openSession(page, world.opening);
    const [first, second] = world.content().candidates;
    await drive.identify(page, first?.admissionNo ?? '');
    await expect(page.getByRole('alert')).toContainText(zh.problems['already-sat']({ kind: 'already-sat' }));
    await drive.identify(page, second?.document.number ?? '');
    await drive.giveConsent(page);
    await drive.startExam(page);
    await expect(page.locator('.option-list')).toHaveCount(1);
  });
});
